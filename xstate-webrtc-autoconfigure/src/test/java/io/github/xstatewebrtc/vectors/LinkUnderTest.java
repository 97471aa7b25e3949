package io.github.xstatewebrtc.vectors;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.Link;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.LinkIdentity;
import io.github.xstatewebrtc.link.LinkListener;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.ManualTime;
import io.github.xstatewebrtc.link.MessageSource;
import io.github.xstatewebrtc.link.UndeliveredException;
import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * A real link, {@code p-a}, whose other side is the runner.
 */
final class LinkUnderTest implements Tested, LinkListener {

	private static final Set<String> ANSWERS = Set.of("reply", "failure", "complete");

	private final Noted noted = new Noted();

	private final ManualTime time = new ManualTime();

	private final Queue<byte[]> inspection = new ArrayDeque<>();

	private final Map<String, HandTransport> connections = new HashMap<>();

	private final Link link;

	private String conn = "";

	LinkUnderTest() {
		MessageSource source = this.inspection::poll;
		this.link = new Link(new LinkIdentity("p-a", "p-b"), LinkSettings.defaults(), this.time, this.time, this,
				source);
	}

	@Override
	public Noted noted() {
		return this.noted;
	}

	@Override
	public void connect(String name) {
		this.conn = name;
		HandTransport transport = new HandTransport(this.noted);
		this.connections.put(name, transport);
		this.link.connect(transport, name, HandTransport.NO_SIGNALS);
		this.time.run();
		transport.opens();
		this.time.run();
	}

	@Override
	public void frame(int channel, String frame, @Nullable String on) {
		at(on).says(channel, frame);
	}

	@Override
	public void cut(@Nullable String on) {
		at(on).cut();
	}

	@Override
	public JsonNode closed(@Nullable String on) {
		return BooleanNode.valueOf(at(on).isClosed());
	}

	@Override
	public void act(String what, JsonNode step) {
		byte[] message = step.path("message").toString().getBytes(StandardCharsets.UTF_8);
		switch (what) {
			case "send" -> {
				boolean answer = ANSWERS.contains(step.path("message").path("type").asString());
				note(answer ? this.link.reply(message) : this.link.send(message), step.path("as").asString(null));
			}
			case "inspect" -> {
				this.inspection.add(message);
				this.link.wake();
			}
			case "close" -> {
				var unused = this.link.close(new LinkEnd(LinkEnd.CLOSING, "Done."));
			}
			default -> throw new AssertionError("No link does " + what);
		}
	}

	private void note(CompletionStage<?> sent, @Nullable String as) {
		var unused = sent.whenComplete((nothing, failure) -> {
			if (as != null && failure instanceof UndeliveredException undelivered) {
				this.noted.tell("failed", as, "code", undelivered.end().code());
			}
			else if (as != null) {
				this.noted.tell("taken", as);
			}
		});
	}

	@Override
	public void pass(Duration duration) {
		this.time.pass(duration);
	}

	private HandTransport at(@Nullable String on) {
		HandTransport found = this.connections.get((on != null) ? on : this.conn);
		if (found == null) {
			throw new AssertionError("There is no connection " + on);
		}
		return found;
	}

	@Override
	public void connected(String name) {
	}

	@Override
	public void message(LinkChannel channel, ObjectNode message) {
		this.noted.tell(JsonNodeFactory.instance.objectNode().set("message", message), channel.ordinal());
	}

	@Override
	public void undelivered(LinkChannel channel, List<byte[]> messages, LinkEnd why) {
	}

	@Override
	public void disconnected(String name, String reason) {
	}

	@Override
	public void lost(LinkEnd end) {
		this.noted.tell("lost", end.code());
	}

}
