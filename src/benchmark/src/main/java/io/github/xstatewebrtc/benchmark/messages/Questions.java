package io.github.xstatewebrtc.benchmark.messages;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.benchmark.process.BenchmarkFailure;
import io.github.xstatewebrtc.benchmark.process.ControlLine;

/**
 * Asks one question after the other, each on the thread that has taken the answer to the
 * one before: one hand-off from the native library's thread on each side and no more.
 */
final class Questions {

	private static final long WITHIN_SECONDS = 60;

	private final Route route;

	private final ControlLine line;

	private final long[] nanos;

	private final CompletableFuture<Void> answered = new CompletableFuture<>();

	private int next;

	private long asked;

	private Questions(Route route, ControlLine line, int count) {
		this.route = route;
		this.line = line;
		this.nanos = new long[count];
	}

	static long[] ask(Route route, ControlLine line, int count) throws Exception {
		Questions questions = new Questions(route, line, count);
		route.takenBy(questions::take);
		questions.ask();
		try {
			questions.answered.get(WITHIN_SECONDS, TimeUnit.SECONDS);
		}
		catch (TimeoutException ex) {
			throw new BenchmarkFailure(
					"Question " + questions.next + " of " + count + " was not answered: " + line.failure());
		}
		return questions.nanos;
	}

	private void ask() {
		byte[] question = OtherSide.ASK.encode(this.next);
		this.asked = System.nanoTime();
		this.route.send(question);
	}

	private void take(JsonNode answer) {
		if (this.next == this.nanos.length) {
			this.line.fail("After the last answer came another one: " + answer);
			return;
		}
		this.nanos[this.next] = System.nanoTime() - this.asked;
		String wrong = OtherSide.REPLY.check(answer, this.next);
		if (wrong != null) {
			this.answered.completeExceptionally(new BenchmarkFailure(wrong));
		}
		else if (++this.next == this.nanos.length) {
			this.answered.complete(null);
		}
		else {
			ask();
		}
	}

}
