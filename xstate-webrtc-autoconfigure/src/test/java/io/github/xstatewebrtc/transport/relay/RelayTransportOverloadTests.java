package io.github.xstatewebrtc.transport.relay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.PeerInfo;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.signaling.ManualTimers;
import io.github.xstatewebrtc.signaling.MemberListener;
import io.github.xstatewebrtc.signaling.MemberSettings;
import io.github.xstatewebrtc.signaling.SignalingMember;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a {@link RelayTransport} whose executor is late.
 */
class RelayTransportOverloadTests implements TransportListener {

	private static final String FRAME = "x".repeat(16_000);

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private final List<String> heard = new ArrayList<>();

	private final AtomicInteger overloaded = new AtomicInteger();

	private final RelayTransport transport = new RelayTransport(Role.ANSWERER, "p-2", "c-1", outbox(), 16_384,
			this.tasks::add);

	@Test
	@Limit("frames from the hub that wait to be read")
	void whatItFindsTimeForArrivesAndTheConnectionEndsInPlaceOfTheFirstFrameAboveItsBound() {
		this.transport.open(this);
		int most = RelayTransport.MAX_WAITING / FRAME.length();
		for (int i = 0; i < 2 * most; i++) {
			frame();
		}
		run();
		frame();
		run();
		assertThat(this.heard).hasSize(most + 2).startsWith("opened", "received").endsWith("received", "closed");
		assertThat(this.overloaded).hasValue(1);
	}

	@Test
	void whatWasHandedOverLeavesRoomForMore() {
		this.transport.open(this);
		int most = RelayTransport.MAX_WAITING / FRAME.length();
		for (int i = 0; i < 2 * most; i++) {
			frame();
			run();
		}
		assertThat(this.heard).hasSize(2 * most + 1).doesNotContain("closed");
	}

	private void frame() {
		this.transport.relayed(new HubMessage.RelayFrom("p-2", "c-1", 0, FRAME));
	}

	private void run() {
		for (Runnable task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
			task.run();
		}
	}

	private RelayOutbox outbox() {
		MemberSettings settings = new MemberSettings("orders", new PeerInfo("shop", "jvm", null, false, List.of()),
				Duration.ofSeconds(1), Duration.ofSeconds(1));
		return new RelayOutbox(new SignalingMember(settings, new MemberListener() {
		}, Runnable::run, new ManualTimers()), new ManualTimers(), this.overloaded::incrementAndGet);
	}

	@Override
	public void localDescription(SessionDescription description) {
		this.heard.add("description");
	}

	@Override
	public void localCandidate(IceCandidate candidate) {
		this.heard.add("candidate");
	}

	@Override
	public void opened() {
		this.heard.add("opened");
	}

	@Override
	public void received(LinkChannel channel, byte[] frame) {
		this.heard.add("received");
	}

	@Override
	public void closed(String reason) {
		this.heard.add("closed");
	}

}
