package io.github.xstatewebrtc.signaling;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.protocol.ProtocolJson;

/**
 * A peer whose session is two lists.
 */
final class TestPeer implements SignalingSession {

	private static final Pattern JOINED = Pattern
		.compile("\\{\"type\":\"joined\",\"peerId\":\"([^\"]*)\",\"resume\":\"([^\"]*)\".*");

	private final List<String> heard = new ArrayList<>();

	private @Nullable HubConnection connection;

	private String peerId = "";

	private String resume = "";

	private @Nullable Integer closeCode;

	private boolean takesFrames = true;

	private @Nullable Frames frames;

	static TestPeer connect(HubConnector hub) {
		TestPeer peer = new TestPeer();
		peer.connection = hub.connect(peer);
		return peer;
	}

	TestPeer join(String channel, String name) {
		return join(channel, name, "");
	}

	TestPeer resume(String channel, String token) {
		return join(channel, "again", ",'resume':'" + token + "'");
	}

	TestPeer joinWith(String token, String channel) {
		return join(channel, "with a token", ",'token':'" + token + "'");
	}

	private TestPeer join(String channel, String name, String more) {
		say("{'type':'join','channel':'" + channel + "','peer':{'name':'" + name + "','kind':'test'}" + more + "}");
		return this;
	}

	/**
	 * Send a message, quoted with apostrophes for the sake of the reader.
	 */
	void say(String text) {
		sayExactly(text.replace('\'', '"'));
	}

	void sayExactly(String text) {
		connection().receive(text);
	}

	void wants(String to) {
		say("{'type':'signal','to':'" + to + "','want':'connect'}");
	}

	void offers(String to, int length) {
		say("{'type':'signal','to':'" + to + "','conn':'c','description':{'type':'offer','sdp':'" + "x".repeat(length)
				+ "'}}");
	}

	void opensRelay(TestPeer to, String conn) {
		say("{'type':'relay','to':'" + to.peerId() + "','conn':'" + conn + "'}");
	}

	void relays(TestPeer to, String conn, String frame) {
		say("{'type':'relay','to':'" + to.peerId() + "','conn':'" + conn + "','channel':0,'frame':'" + frame + "'}");
	}

	void closesRelay(TestPeer to, String conn) {
		say("{'type':'relay-closed','to':'" + to.peerId() + "','conn':'" + conn
				+ "','code':'closed','message':'Done.'}");
	}

	void revoke(String reason) {
		connection().revoke(reason);
	}

	void cut() {
		connection().closed();
	}

	void goesAway() {
		connection().goneAway();
	}

	/**
	 * Return what was heard since the last call.
	 */
	List<JsonNode> hears() {
		List<JsonNode> messages = this.heard.stream().map(ProtocolJson.mapper()::readTree).toList();
		this.heard.clear();
		return messages;
	}

	/**
	 * Return the texts since the last call, each as the hub handed it over.
	 */
	List<String> hearsTexts() {
		List<String> texts = List.copyOf(this.heard);
		this.heard.clear();
		return texts;
	}

	JsonNode hearsOne(String type) {
		List<JsonNode> messages = hears();
		if (messages.size() != 1 || !messages.get(0).path("type").asString().equals(type)) {
			throw new AssertionError("Not one message of type " + type + " but " + messages);
		}
		return messages.get(0);
	}

	List<String> hearsTypes() {
		return hears().stream().map((message) -> message.path("type").asString()).toList();
	}

	/**
	 * Return what was heard last, of all since the last call.
	 */
	JsonNode hearsLast(String type) {
		List<JsonNode> messages = hears();
		if (messages.isEmpty() || !messages.get(messages.size() - 1).path("type").asString().equals(type)) {
			throw new AssertionError("The last is not a message of type " + type + ": " + messages);
		}
		return messages.get(messages.size() - 1);
	}

	String peerId() {
		return this.peerId;
	}

	String resumeToken() {
		return this.resume;
	}

	@Nullable Integer closeCode() {
		return this.closeCode;
	}

	static List<String> ids(JsonNode peers) {
		return StreamSupport.stream(peers.spliterator(), false).map((peer) -> peer.path("peerId").asString()).toList();
	}

	@Override
	public void send(String text) {
		Matcher joined = JOINED.matcher(text);
		if (joined.matches()) {
			this.peerId = joined.group(1);
			this.resume = joined.group(2);
		}
		if (this.closeCode == null) {
			this.heard.add(text);
		}
	}

	/**
	 * Read no frames until {@link #takesFrame()}.
	 */
	void takesNoFrames() {
		this.takesFrames = false;
	}

	/**
	 * Read one of the frames that wait, if there is one.
	 */
	boolean takesFrame() {
		String text = (this.frames != null) ? this.frames.next() : null;
		if (text != null) {
			send(text);
		}
		return text != null;
	}

	@Override
	public void relay(Frames some) {
		this.frames = some;
		while (this.takesFrames && takesFrame()) {
			// until none is left
		}
	}

	@Override
	public void close(int code, String reason) {
		if (this.closeCode == null) {
			this.closeCode = code;
		}
	}

	private HubConnection connection() {
		if (this.connection == null) {
			throw new IllegalStateException("Not connected");
		}
		return this.connection;
	}

}
