package io.github.xstatewebrtc.benchmark.messages;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.benchmark.process.ControlLine;
import io.github.xstatewebrtc.link.TransportFactory.Role;

/**
 * The JVM at the other side: checks what it receives, and answers what is asked.
 */
public final class OtherSide {

	static final NumberedMessage SEND = new NumberedMessage("send");

	static final NumberedMessage ASK = new NumberedMessage("ask");

	static final NumberedMessage REPLY = new NumberedMessage("reply");

	private OtherSide() {
	}

	/**
	 * Take part until the line is cut.
	 * @param args the port of the line
	 * @throws Exception if no connection comes about
	 */
	public static void main(String[] args) throws Exception {
		ControlLine line = ControlLine.to(Integer.parseInt(args[0]));
		LinkRoute link = new LinkRoute(Role.ANSWERER, line).connect();
		Map<String, Route> routes = Map.of("link", link, "raw", new RawRoute(line));
		routes.forEach((name, route) -> {
			line.on("send-" + name, (count) -> begin(line, route, Long.parseLong(count)));
			line.on("ask-" + name, (count) -> answer(line, route));
		});
		CountDownLatch ended = new CountDownLatch(1);
		line.on("end", (nothing) -> ended.countDown());
		line.begin();
		ended.await();
		Runtime.getRuntime().halt(0);
	}

	private static void begin(ControlLine line, Route route, long count) {
		Receipts receipts = new Receipts(SEND, line);
		receipts.begin(count);
		route.takenBy(receipts::take);
		line.send("ready", "");
	}

	private static void answer(ControlLine line, Route route) {
		route.takenBy(new Answers(line, route)::take);
		line.send("ready", "");
	}

	/**
	 * Answers one question after the other.
	 */
	private static final class Answers {

		private final ControlLine line;

		private final Route route;

		private long next;

		Answers(ControlLine line, Route route) {
			this.line = line;
			this.route = route;
		}

		void take(JsonNode question) {
			String wrong = ASK.check(question, this.next);
			if (wrong != null) {
				this.line.fail(wrong);
			}
			this.route.answer(REPLY.encode(this.next++));
		}

	}

}
