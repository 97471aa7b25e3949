package io.github.xstatewebrtc.link;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * Writes down what a link tells, one line a call.
 */
class RecordingListener implements LinkListener {

	private final List<String> told = new ArrayList<>();

	private final List<ObjectNode> messages = new ArrayList<>();

	@Override
	public void connected(String conn) {
		this.told.add("connected " + conn);
	}

	@Override
	public void message(LinkChannel channel, ObjectNode message) {
		this.messages.add(message);
		this.told.add(channel + " " + message);
	}

	@Override
	public void undelivered(LinkChannel channel, List<byte[]> messages, LinkEnd why) {
		messages.forEach((message) -> this.told
			.add("undelivered " + channel + " " + new String(message, StandardCharsets.UTF_8) + " " + why.code()));
	}

	@Override
	public void disconnected(String conn, String reason) {
		this.told.add("disconnected " + conn);
	}

	@Override
	public void lost(LinkEnd end) {
		this.told.add("lost " + end.code() + ": " + end.message());
	}

	List<String> told() {
		return this.told;
	}

	List<String> takeTold() {
		List<String> taken = List.copyOf(this.told);
		this.told.clear();
		return taken;
	}

	List<ObjectNode> messages() {
		return this.messages;
	}

}
