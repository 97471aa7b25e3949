package io.github.xstatewebrtc.messaging;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.LinkListener;
import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * What one side of a link hears on the actor channel.
 */
class HeardAnswers implements LinkListener {

	private final List<ObjectNode> messages = new ArrayList<>();

	private @Nullable RemoteActors asked;

	/** Lead answers to who asked, too. */
	void leadTo(RemoteActors asking) {
		this.asked = asking;
	}

	List<ObjectNode> take() {
		List<ObjectNode> taken = List.copyOf(this.messages);
		this.messages.clear();
		return taken;
	}

	@Override
	public void connected(String conn) {
	}

	@Override
	public void message(LinkChannel channel, ObjectNode message) {
		this.messages.add(message);
		if (this.asked != null) {
			this.asked.take(message);
		}
	}

	@Override
	public void begunAnew() {
		if (this.asked != null) {
			this.asked.end();
		}
	}

	@Override
	public void undelivered(LinkChannel channel, List<byte[]> undelivered, LinkEnd why) {
	}

	@Override
	public void disconnected(String conn, String reason) {
	}

	@Override
	public void lost(LinkEnd end) {
		begunAnew();
	}

}
