package io.github.xstatewebrtc.vectors;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
import io.github.xstatewebrtc.protocol.LinkChannel;

/**
 * A side that speaks over a real link, {@code p-a}, whose other side is the runner.
 */
abstract class OverLink implements Tested, LinkListener {

	private static final Set<String> UNCOUNTED = Set.of("hello", "ack", "ping", "pong", "bye");

	private final Noted noted = new Noted();

	private final ManualTime time = new ManualTime();

	private final boolean acknowledges;

	/** Counted messages that the runner has taken, on each channel. */
	private final long[] taken = new long[2];

	private final Map<String, HandTransport> connections = new HashMap<>();

	private String linkOfRunner = "l-b";

	private String conn = "";

	/**
	 * Begin without a connection.
	 * @param acknowledges whether the runner does so at once, and goes on by itself after
	 * a cut
	 */
	OverLink(boolean acknowledges) {
		this.acknowledges = acknowledges;
	}

	final Link newLink(MessageSource inspection) {
		return new Link(new LinkIdentity("p-a", "p-b"), LinkSettings.defaults(), this.time, this.time, this,
				inspection);
	}

	abstract Link link();

	final ManualTime time() {
		return this.time;
	}

	@Override
	public final Noted noted() {
		return this.noted;
	}

	@Override
	public final void connect(String name, JsonNode step) {
		this.conn = name;
		this.taken[1] = 0;
		HandTransport transport = new HandTransport((channel, message) -> sent(name, channel, message));
		this.connections.put(name, transport);
		link().connect(transport, name, HandTransport.NO_SIGNALS);
		this.time.run();
		transport.opens();
		this.time.run();
	}

	@Override
	public final ObjectNode resuming(String runner) {
		ObjectNode said = JsonNodeFactory.instance.objectNode();
		if (this.acknowledges) {
			if (!runner.equals(this.linkOfRunner)) {
				this.taken[0] = 0;
			}
			this.linkOfRunner = runner;
			if (this.connections.size() > 1) {
				said.put("resumes", "$link");
			}
			said.put("received", this.taken[0]);
		}
		return said;
	}

	@Override
	public final void frame(int channel, String frame, @Nullable String on) {
		at(on).says(channel, frame);
	}

	@Override
	public final void cut(@Nullable String on, int code) {
		at(on).cut();
	}

	@Override
	public final JsonNode closed(@Nullable String on) {
		return BooleanNode.valueOf(at(on).isClosed());
	}

	@Override
	public final void pass(Duration duration) {
		this.time.pass(duration);
	}

	@Override
	public void connected(String name) {
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

	private void sent(String name, int channel, JsonNode message) {
		this.noted.sent(channel, message);
		if (this.acknowledges && !UNCOUNTED.contains(message.path("type").asString())) {
			long received = ++this.taken[channel];
			this.time.execute(() -> {
				if (name.equals(this.conn)) {
					at(name).says(channel, "[{\"type\":\"ack\",\"received\":" + received + "}]");
				}
			});
		}
	}

	private HandTransport at(@Nullable String on) {
		HandTransport found = this.connections.get((on != null) ? on : this.conn);
		if (found == null) {
			throw new AssertionError("There is no connection " + on);
		}
		return found;
	}

}
