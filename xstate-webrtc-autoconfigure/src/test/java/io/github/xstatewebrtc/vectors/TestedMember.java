package io.github.xstatewebrtc.vectors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.ManualTime;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.IceServer;
import io.github.xstatewebrtc.protocol.signaling.InvalidMessageException;
import io.github.xstatewebrtc.protocol.signaling.PeerEntry;
import io.github.xstatewebrtc.protocol.signaling.PeerInfo;
import io.github.xstatewebrtc.protocol.signaling.Service;
import io.github.xstatewebrtc.protocol.signaling.Signal;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;
import io.github.xstatewebrtc.signaling.HubConnection;
import io.github.xstatewebrtc.signaling.MemberListener;
import io.github.xstatewebrtc.signaling.MemberSettings;
import io.github.xstatewebrtc.signaling.SignalingMember;
import io.github.xstatewebrtc.signaling.SignalingSession;

/**
 * The peer's side of signaling, as the JVM's own peer has it.
 */
final class TestedMember implements Tested, MemberListener {

	private final Noted noted = new Noted();

	private final ManualTime time = new ManualTime();

	private final SignalingMember member = new SignalingMember(
			MemberSettings.of("orders", new PeerInfo("tested", "jvm", null, false, List.of())), this, this.time,
			this.time);

	private List<IceServer> iceServers = List.of();

	private @Nullable SignalingSession socket;

	TestedMember() {
		this.member.start(this::accept);
		this.time.run();
	}

	private HubConnection accept(SignalingSession session) {
		this.socket = session;
		return new HubConnection() {

			@Override
			public void receive(String text) {
				TestedMember.this.noted.sent(0, VectorFile.MAPPER.readTree(text));
			}

			@Override
			public void revoke(String reason) {
			}

			@Override
			public void closed() {
			}

		};
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
	public JsonNode state() {
		ObjectNode state = JsonNodeFactory.instance.objectNode();
		state.put("peerId", this.member.peerId()).put("joined", this.member.isJoined());
		List<String> peers = this.member.peers().stream().map(PeerEntry::peerId).sorted().toList();
		List<String> urls = new ArrayList<>();
		this.iceServers.forEach((server) -> urls.addAll(server.urls()));
		state.set("peers", VectorFile.MAPPER.valueToTree(peers));
		return state.set("iceUrls", VectorFile.MAPPER.valueToTree(urls));
	}

	@Override
	public void frame(int channel, String frame, @Nullable String on) {
		Objects.requireNonNull(this.socket).send(frame);
	}

	@Override
	public void cut(@Nullable String on, int code) {
		Objects.requireNonNull(this.socket).close((code > 0) ? code : 1006, "");
	}

	@Override
	public JsonNode closed(@Nullable String on) {
		throw new AssertionError("This member's socket is a call");
	}

	@Override
	public void act(String what, JsonNode step) {
		switch (what) {
			case "signal" -> this.member.signal(step.path("to").asString(), signal((ObjectNode) step.path("signal")));
			case "update" -> {
				List<Service> services = new ArrayList<>();
				step.path("services")
					.forEach((service) -> services
						.add(new Service(service.path("systemId").asString(), service.path("src").asString(null))));
				this.member.update(services);
			}
			case "leave" -> this.member.leave();
			default -> throw new AssertionError("This member does not " + what);
		}
	}

	private static Signal signal(ObjectNode content) {
		try {
			return SignalingCodec.signal(content);
		}
		catch (InvalidMessageException ex) {
			throw new AssertionError(ex);
		}
	}

	@Override
	public void pass(Duration duration) {
		this.time.pass(duration);
	}

	@Override
	public void joined(HubMessage.Joined welcome, boolean resumed) {
		this.iceServers = welcome.iceServers();
	}

	@Override
	public void iceServersRenewed(List<IceServer> renewed) {
		this.iceServers = renewed;
	}

	@Override
	public void peerLeft(String peerId, String reason) {
		if (!reason.equals("timeout")) {
			this.noted.tell("left", peerId, "reason", reason);
		}
	}

	@Override
	public void settled() {
		this.noted.tell("settled", true);
	}

	@Override
	public void signal(String from, Signal signal) {
		ObjectNode told = JsonNodeFactory.instance.objectNode().put("from", from);
		this.noted.tell("signal", told.setAll(SignalingCodec.content(signal)));
	}

	@Override
	public void relayed(HubMessage.RelayFrom relayed) {
		ObjectNode told = JsonNodeFactory.instance.objectNode().put("from", relayed.from()).put("conn", relayed.conn());
		if (relayed.frame() != null) {
			told.put("channel", relayed.channel()).put("frame", relayed.frame());
		}
		this.noted.tell("relayed", told);
	}

	@Override
	public void relayClosed(HubMessage.RelayClosed closed) {
		ObjectNode told = JsonNodeFactory.instance.objectNode().put("from", closed.from());
		this.noted.tell("relay-closed", told.put("conn", closed.conn()).put("code", closed.code()));
	}

	@Override
	public void error(HubMessage.ErrorMessage error) {
		HubMessage.Ref ref = error.ref();
		if (ref != null && ref.to() != null) {
			this.noted.tell("refused", ref.to(), "code", error.code());
		}
	}

}
