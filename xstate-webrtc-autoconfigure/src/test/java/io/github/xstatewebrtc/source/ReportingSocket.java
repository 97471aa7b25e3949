package io.github.xstatewebrtc.source;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.HubConnection;
import io.github.xstatewebrtc.signaling.SignalingSession;

/**
 * The socket of an application that reports its actors.
 */
final class ReportingSocket implements SignalingSession {

	private final List<JsonNode> heard = new ArrayList<>();

	private String closed = "";

	private final HubConnection connection;

	private int events;

	ReportingSocket(Sources sources, Caller caller, String name) {
		this.connection = sources.connect(this, caller, name);
	}

	/** Say something, with apostrophes for quotation marks. */
	ReportingSocket says(String text) {
		this.connection.receive(text.replace('\'', '"'));
		return this;
	}

	/** Tell of an XState 5 machine that starts. */
	ReportingSocket starts(String id, String value) {
		return makes(id).reaches(id, "xstate.init", value);
	}

	/** Tell of an XState 5 machine that may never start. */
	ReportingSocket makes(String id) {
		return makes(id, "");
	}

	/** The same of one that another starts. */
	ReportingSocket makes(String id, String parent) {
		return says("{'type':'@xstate.actor','name':'" + id + "','sessionId':'" + id + "','parentId':'" + parent
				+ "','definition':'{\\'id\\':\\'" + id + "\\'}','snapshot':{'status':'active','value':'?'}}");
	}

	ReportingSocket receives(String id, String event, String sender) {
		return says("{'type':'@xstate.event','sessionId':'" + id + "','sourceId':'" + sender + "','event':{'type':'"
				+ event + "','amount':7}}");
	}

	ReportingSocket reaches(String id, String event, String value) {
		return says(
				snapshot(id, event, "'status':'active','value':'" + value + "','context':{'turns':1}", this.events++));
	}

	static String snapshot(String id, String event, String snapshot, int createdAt) {
		return "{'type':'@xstate.snapshot','sessionId':'" + id + "','event':{'type':'" + event + "'},'createdAt':'"
				+ createdAt + "','snapshot':{" + snapshot + "}}";
	}

	/** Register an XState 4 machine. */
	ReportingSocket registers(String id, String value) {
		return says("{'type':'service.register','sessionId':'" + id + "','machine':"
				+ quoted("{'id':'toggle','states':{'off':{'on':{'T':[{'target':['#toggle.on'],'source':'#toggle.off'}],"
						+ "'':[]}}}}")
				+ ",'state':" + state(value, "{'name':'xstate.init'}", "false") + "}");
	}

	ReportingSocket reaches(String id, String value, String event, String changed) {
		return says("{'type':'service.state','sessionId':'" + id + "','state':" + state(value, event, changed) + "}");
	}

	static String state(String value, String event, String changed) {
		return quoted("{'value':'" + value + "','context':{},'done':" + value.equals("done") + ",'changed':" + changed
				+ ",'event':{'type':'T'},'_event':" + event + "}");
	}

	static String quoted(String json) {
		return ProtocolJson.mapper().writeValueAsString(json.replace('\'', '"'));
	}

	void closes() {
		this.connection.closed();
	}

	void isRevoked() {
		this.connection.revoke("The log-in has ended.");
	}

	String closed() {
		return this.closed;
	}

	List<JsonNode> heard() {
		return this.heard;
	}

	@Override
	public void send(String text) {
		this.heard.add(ProtocolJson.mapper().readTree(text));
	}

	@Override
	public void close(int code, String reason) {
		this.closed = code + " " + reason;
	}

}
