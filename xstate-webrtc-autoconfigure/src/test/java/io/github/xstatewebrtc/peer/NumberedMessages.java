package io.github.xstatewebrtc.peer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkState;
import io.github.xstatewebrtc.link.UndeliveredException;
import io.github.xstatewebrtc.messaging.ActorConversation;
import io.github.xstatewebrtc.messaging.ActorDesk;
import io.github.xstatewebrtc.protocol.ProtocolJson;

/**
 * Sends numbered messages and keeps the books: what was sent, taken by the other side,
 * given up, and received from there.
 */
final class NumberedMessages implements ActorDesk {

	private final List<Integer> received = new ArrayList<>();

	private final List<Integer> undelivered = new ArrayList<>();

	private int sent;

	private int taken;

	private int remaining;

	private @Nullable Link link;

	@Override
	public ActorConversation open(Link opened) {
		return (message) -> message(message, opened);
	}

	// The other side says 0 whenever it has connected, so that this side knows its link.
	private synchronized void message(ObjectNode message, Link link) {
		this.link = link;
		JsonNode number = message.path("event").path("n");
		if (number.intValue(0) > 0) {
			this.received.add(number.intValue());
		}
	}

	synchronized void stream(int more) {
		this.remaining += more;
	}

	// Called once a millisecond; waits where nobody would hear it.
	synchronized void tick() {
		if (this.link != null && this.link.state() != LinkState.LOST) {
			int some = Math.min(this.remaining, this.remaining / 1000 + 1);
			this.remaining -= some;
			burst(some);
		}
	}

	// At once, so that a cut that follows finds them unacknowledged.
	synchronized void burst(int more) {
		for (int i = 0; i < more && this.link != null; i++) {
			send(this.link);
		}
	}

	synchronized ObjectNode status(ObjectNode status) {
		return status.put("sent", this.sent)
			.put("taken", this.taken)
			.put("undelivered", this.undelivered.size())
			.put("received", this.received.size())
			.put("remaining", this.remaining);
	}

	synchronized ObjectNode books() {
		ObjectNode books = ProtocolJson.mapper().createObjectNode();
		books.put("sent", this.sent).put("taken", this.taken);
		books.set("undelivered", numbers(this.undelivered));
		books.set("received", numbers(this.received));
		return books;
	}

	private void send(Link link) {
		int number = ++this.sent;
		String message = "{\"type\":\"send\",\"to\":\"@books\",\"event\":{\"type\":\"NUMBER\",\"n\":%d}}"
			.formatted(number);
		link.send(message.getBytes(StandardCharsets.UTF_8))
			.whenComplete((nothing, failure) -> settled(number, failure));
	}

	private synchronized void settled(int number, @Nullable Throwable failure) {
		if (failure == null) {
			this.taken++;
		}
		else if (failure instanceof UndeliveredException) {
			this.undelivered.add(number);
		}
		else {
			throw new IllegalStateException("A message may be given up, nothing else", failure);
		}
	}

	private static ArrayNode numbers(List<Integer> numbers) {
		ArrayNode array = ProtocolJson.mapper().createArrayNode();
		numbers.forEach(array::add);
		return array;
	}

}
