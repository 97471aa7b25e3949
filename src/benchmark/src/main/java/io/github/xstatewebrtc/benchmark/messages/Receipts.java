package io.github.xstatewebrtc.benchmark.messages;

import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.benchmark.process.ControlLine;

/**
 * Checks that messages arrive once, in order and unchanged, and tells the sender when all
 * of a round have. Used by one thread at a time; {@link #begin} comes before the first
 * message of its round is sent.
 */
final class Receipts {

	private final NumberedMessage kind;

	private final ControlLine line;

	private volatile long next;

	private volatile long end;

	Receipts(NumberedMessage kind, ControlLine line) {
		this.kind = kind;
		this.line = line;
	}

	void begin(long count) {
		this.next = 0;
		this.end = count;
	}

	void take(JsonNode message) {
		long number = this.next;
		String wrong = (number < this.end) ? this.kind.check(message, number)
				: "After the last message came another one: " + message;
		this.next = number + 1;
		if (wrong != null) {
			this.line.fail(wrong);
		}
		else if (number + 1 == this.end) {
			this.line.send("checked", Long.toString(this.end));
		}
	}

}
