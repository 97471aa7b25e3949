package io.github.xstatewebrtc.vectors;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;

import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.Admission;
import io.github.xstatewebrtc.signaling.AuthorityAuthorizer;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.HubConnection;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.IceServers;
import io.github.xstatewebrtc.signaling.ManualTimers;
import io.github.xstatewebrtc.signaling.RelaySettings;
import io.github.xstatewebrtc.signaling.ResumeTokens;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.SignalingSession;

/**
 * The hub's side of signaling.
 */
final class TestedHub implements Tested {

	private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");

	private final Noted noted = new Noted();

	private final ManualTimers timers = new ManualTimers();

	private final List<String> names = new ArrayList<>();

	private final List<Socket> sockets = new ArrayList<>();

	private final SignalingHub hub;

	TestedHub(JsonNode given) {
		HubSettings settings = new HubSettings(given.path("members").asInt(200),
				given.path("signalBytes").asInt(65_536), 100, Duration.ofSeconds(10), Duration.ofSeconds(30),
				Duration.ofSeconds(50), "all", RelaySettings.defaults());
		Admission admission = new Admission(new AuthorityAuthorizer(Map.of(), Set.of()), List.of(),
				() -> START.plusNanos(this.timers.nanoTime()));
		this.hub = new SignalingHub(settings, IceServers.of(List.of()), ResumeTokens.ofThisProcess(), admission,
				this.timers);
	}

	@Override
	public Noted noted() {
		return this.noted;
	}

	@Override
	public boolean batches() {
		return false;
	}

	@Override
	public int channelOf(String name) {
		return this.names.indexOf(name);
	}

	@Override
	public void connect(String name, JsonNode step) {
		Socket socket = new Socket(this.names.size());
		this.names.add(name);
		this.sockets.add(socket);
		JsonNode granted = step.path("permissions");
		Set<Permission> permissions = granted.isMissingNode() ? EnumSet.allOf(Permission.class)
				: TestedActors.permissions(granted);
		socket.connection = this.hub.connect(socket, Caller.anonymous(permissions));
	}

	@Override
	public void frame(int channel, String frame, @Nullable String on) {
		this.sockets.get(channel).connection().receive(frame);
	}

	@Override
	public void cut(@Nullable String on, int code) {
		HubConnection connection = this.sockets.get(channelOf(Objects.requireNonNull(on))).connection();
		if (code == 1001) {
			connection.goneAway();
		}
		else {
			connection.closed();
		}
	}

	@Override
	public JsonNode closed(@Nullable String on) {
		int code = this.sockets.get(channelOf(Objects.requireNonNull(on))).closedWith;
		return (code > 0) ? IntNode.valueOf(code) : BooleanNode.FALSE;
	}

	@Override
	public void act(String what, JsonNode step) {
		throw new AssertionError("A hub does not " + what);
	}

	@Override
	public void pass(Duration time) {
		this.timers.pass(time);
	}

	/**
	 * A socket that is read at once.
	 */
	private final class Socket implements SignalingSession {

		private final int number;

		private @Nullable HubConnection connection;

		private int closedWith;

		Socket(int number) {
			this.number = number;
		}

		HubConnection connection() {
			return Objects.requireNonNull(this.connection);
		}

		@Override
		public void send(String text) {
			TestedHub.this.noted.sent(this.number, VectorFile.MAPPER.readTree(text));
		}

		@Override
		public void close(int code, String reason) {
			if (this.closedWith == 0) {
				this.closedWith = code;
			}
		}

	}

}
