package io.github.xstatewebrtc.vectors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs the steps of a case.
 */
final class Script {

	private static final JsonNode QUIET = VectorFile.MAPPER.readTree("{\"quiet\":true}");

	private static final List<String> KINDS = List.of("in", "frame", "out", "do", "told", "is", "advance", "closed",
			"quiet", "cut", "connect", "meet");

	private final Tested tested;

	private final Noted noted;

	private final Matching matching = new Matching();

	private final Disturbance disturbance;

	Script(Tested tested, Disturbance disturbance) {
		this.tested = tested;
		this.noted = tested.noted();
		this.disturbance = disturbance;
		tested.bound().forEach(this.matching::bind);
	}

	void run(JsonNode vector) {
		List<JsonNode> steps = new ArrayList<>();
		vector.path("steps").forEach(steps::add);
		steps.add(QUIET);
		for (int i = 0; i < steps.size(); i++) {
			try {
				for (int number = 1; number <= steps.get(i).path("times").asInt(1); number++) {
					step(Disturbance.numbered(steps.get(i), number));
				}
			}
			catch (AssertionError | RuntimeException ex) {
				throw new AssertionError(
						"Step " + (i + 1) + ", " + Matching.shown(steps.get(i)) + ": " + ex.getMessage(), ex);
			}
		}
	}

	private void step(JsonNode step) {
		String kind = KINDS.stream().filter(step::has).findFirst().orElse("");
		String on = step.path("by").asString(step.path("on").asString(null));
		int channel = (step.has("by") && !kind.equals("connect")) ? this.tested.channelOf(on)
				: step.path("channel").asInt(this.tested.channel());
		switch (kind) {
			case "in" -> this.disturbance.frames(this.matching.filled(step.get("in")), this.tested.batches())
				.forEach((frame) -> this.tested.frame(channel, frame, on));
			case "frame" -> this.tested.frame(channel, step.get("frame").asString(), on);
			case "do" -> act(step);
			case "cut" -> this.tested.cut(on, step.get("cut").asInt(0));
			case "connect" -> connect(step.get("connect").asString(), step);
			case "meet" -> meet(step.get("meet").asString(), step.path("hello"));
			case "advance" -> this.tested.pass(Duration.ofMillis(step.get("advance").asInt()));
			default -> expect(kind, step, channel, on);
		}
		this.tested.pass(Duration.ZERO);
	}

	private void act(JsonNode step) {
		if (step.has("as")) {
			this.noted.name(step.get("as").asString());
		}
		this.tested.act(step.get("do").asString(), this.matching.filled(step));
	}

	private void expect(String kind, JsonNode step, int channel, @Nullable String on) {
		int within = step.path("within").asInt(200);
		switch (kind) {
			case "out" -> {
				JsonNode out = step.get("out");
				if (step.path("optional").asBoolean(false)) {
					optional(out, channel, within);
				}
				else if (out instanceof ArrayNode all) {
					all.forEach((each) -> anyOut(each, channel, within));
				}
				else {
					out(out, channel, within);
				}
			}
			case "told" -> {
				JsonNode told = step.get("told");
				match(told, next(this.noted.toldLike(told, channel), within));
			}
			case "is" -> eventually(within, () -> {
				JsonNode state = this.tested.state();
				step.get("is")
					.properties()
					.forEach((member) -> this.matching.match(member.getValue(), state.path(member.getKey())));
			});
			case "closed" -> eventually(within, () -> this.matching.match(step.get("closed"), this.tested.closed(on)));
			case "quiet" -> {
				this.tested.pass(Duration.ofMillis(200));
				if (!this.noted.left().isEmpty()) {
					throw new AssertionError("Nobody expected " + Matching.shown(this.noted.left()));
				}
			}
			default -> throw new AssertionError("This runner does not know such a step");
		}
	}

	private void out(JsonNode expected, int channel, int within) {
		String type = expected.path("type").asString();
		if (!type.equals("ack") && !type.equals("ping")) {
			match(expected, next(this.noted.waiting(channel), within));
			return;
		}
		Deque<JsonNode> riding = this.noted.riding(channel, type);
		JsonNode message = next(riding, within);
		while (type.equals("ack") && message.path("received").asLong() < expected.path("received").asLong()) {
			message = next(riding, within);
		}
		match(expected, message);
	}

	private void anyOut(JsonNode expected, int channel, int within) {
		Deque<JsonNode> waiting = this.noted.waiting(channel);
		eventually(within, () -> {
			JsonNode found = waiting.stream()
				.filter((message) -> this.matching.matches(expected, message))
				.findFirst()
				.orElseThrow(() -> new AssertionError(expected + " is not among " + waiting));
			waiting.remove(found);
		});
	}

	/** Implementations are free to say it or not. */
	private void optional(JsonNode expected, int channel, int within) {
		Deque<JsonNode> waiting = this.noted.waiting(channel);
		for (int passed = 0; waiting.isEmpty() && passed < within; passed += 10) {
			this.tested.pass(Duration.ofMillis(10));
		}
		if (!waiting.isEmpty() && this.matching.matches(expected, waiting.element())) {
			waiting.remove();
		}
	}

	private void match(JsonNode expected, JsonNode actual) {
		this.matching.match(expected, this.disturbance.calmed(actual));
	}

	private JsonNode next(Deque<JsonNode> queue, int within) {
		eventually(within, () -> {
			if (queue.isEmpty()) {
				throw new AssertionError("It did not come; there is " + Matching.shown(this.noted.left()));
			}
		});
		return queue.remove();
	}

	private void eventually(int within, Runnable check) {
		for (int passed = 0;; passed += 10) {
			this.tested.pass(Duration.ofMillis((passed > 0) ? 10 : 0));
			try {
				check.run();
				return;
			}
			catch (AssertionError ex) {
				if (passed >= within) {
					throw ex;
				}
			}
		}
	}

	private void connect(String name, JsonNode step) {
		this.noted.forgetRiding();
		this.tested.connect(name, step);
	}

	private void meet(String conn, JsonNode changes) {
		connect(conn, MissingNode.getInstance());
		out(Hellos.ofTested(conn, true), 0, 0);
		out(Hellos.ofTested(conn, false), 1, 0);
		ObjectNode hello = Hellos.ofRunner(conn, true);
		String link = changes.path("link").asString(hello.path("link").asString());
		Stream.of(this.tested.resuming(link), changes)
			.flatMap((changed) -> changed.properties().stream())
			.forEach((change) -> hello.set(change.getKey(), this.matching.filled(change.getValue())));
		hello.removeNulls();
		ArrayNode batch = JsonNodeFactory.instance.arrayNode();
		this.tested.frame(0, batch.add(hello).toString(), null);
		this.tested.frame(1, "[" + Hellos.ofRunner(conn, false) + "]", null);
	}

}
