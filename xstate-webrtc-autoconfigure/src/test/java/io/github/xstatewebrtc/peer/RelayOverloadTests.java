package io.github.xstatewebrtc.peer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.link.LinkLimits;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.LinkTiming;
import io.github.xstatewebrtc.link.TransportFactory.Role;
import io.github.xstatewebrtc.link.TransportListener;
import io.github.xstatewebrtc.link.TransportUnavailableException;
import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.PeerInfo;
import io.github.xstatewebrtc.protocol.signaling.Permission;
import io.github.xstatewebrtc.signaling.Caller;
import io.github.xstatewebrtc.signaling.HubConnector;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.IceServers;
import io.github.xstatewebrtc.signaling.MemberListener;
import io.github.xstatewebrtc.signaling.MemberSettings;
import io.github.xstatewebrtc.signaling.RelaySettings;
import io.github.xstatewebrtc.signaling.ResumeTokens;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.SignalingMember;
import io.github.xstatewebrtc.signaling.TestAdmission;
import io.github.xstatewebrtc.timing.Timers;
import io.github.xstatewebrtc.transport.relay.RelayOutbox;
import io.github.xstatewebrtc.transport.relay.RelayTransport;
import io.github.xstatewebrtc.transport.relay.RelayedPeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

/**
 * An application at the hub of another one, which relays for it less than it sends.
 */
class RelayOverloadTests {

	private static final int QUOTA = 64 * 1024;

	private static final byte[] ANSWER = ("{\"type\":\"reply\",\"value\":\"" + "x".repeat(1_000_000) + "\"}")
		.getBytes(StandardCharsets.UTF_8);

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	private final SignalingHub hub = new SignalingHub(HubSettings.defaults().withRelay(new RelaySettings(true, QUOTA)),
			IceServers.of(List.of()), ResumeTokens.ofThisProcess(),
			TestAdmission.byHandshakeAmong(() -> EnumSet.allOf(Permission.class)), Timers.on(this.threads));

	private final HubConnector way = (session) -> this.hub.connect(session,
			Caller.anonymous(EnumSet.allOf(Permission.class)));

	private final LocalPeer peer = new LocalPeer(
			new PeerSettings("shop", "host", List.of("orders"),
					new LinkSettings(LinkTiming.defaults(), new LinkLimits(1 << 20, 16 * 1024, 1 << 20, 32 << 20))),
			this.way, (role, servers) -> {
				throw new TransportUnavailableException("Only the hub is left.", null);
			}, null, (from) -> (message) -> IntStream.range(0, 10).forEach((i) -> from.reply(ANSWER)), this.threads,
			this.threads);

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.peer.totals());

	@AfterEach
	void stop() {
		this.peer.stop();
		this.hub.close();
		this.threads.shutdownNow();
	}

	@Test
	@Limit("what waits for the quota of the relay")
	void aConnectionForWhichMoreWaitsThanMayEndsAndIsCounted() {
		RelayedPeer other = offering();
		await().atMost(Duration.ofSeconds(20)).until(other::isConnected);
		other.send("everything", "");
		await().atMost(Duration.ofSeconds(20)).until(() -> !other.closings().isEmpty());
		assertThat(other.closings()).contains("closed");
		other.leave();
	}

	@Test
	@Limit("frames from the hub that wait to be read")
	void aConnectionOfWhichMoreComesThanIsReadEndsAndIsCountedOnce() {
		SignalingMember member = new SignalingMember(
				MemberSettings.of("orders", new PeerInfo("shop", "jvm", null, false, List.of())),
				mock(MemberListener.class), this.threads, Timers.on(this.threads));
		Queue<Runnable> late = new ArrayDeque<>();
		PeerTotals totals = this.peer.totals();
		RelayTransport transport = new RelayTransport(Role.ANSWERER, "p-2", "c-1",
				new RelayOutbox(member, Timers.on(this.threads), totals::relayOverloaded), 16_384, late::add);
		TransportListener listener = mock();
		transport.open(listener);
		for (int characters = 0; characters < 5 << 20; characters += 16_000) {
			transport.relayed(new HubMessage.RelayFrom("p-2", "c-1", 0, "x".repeat(16_000)));
		}
		for (Runnable task = late.poll(); task != null; task = late.poll()) {
			task.run();
		}
		verify(listener).closed("More comes through the hub than this side finds time for.");
		assertThat(this.meters.count("connections.overloaded", "hub")).isEqualTo(1);
	}

	/** Another peer that opens the connection: ids decide who does. */
	private RelayedPeer offering() {
		this.peer.start();
		await().until(() -> !this.peer.peerIds().isEmpty());
		RelayedPeer other = new RelayedPeer(this.way, this.threads, true);
		await().until(() -> other.id().startsWith("p-"));
		if (other.id().compareTo(String.valueOf(this.peer.peerIds().get("orders"))) > 0) {
			return other;
		}
		other.leave();
		this.peer.stop();
		await().until(() -> this.hub.channels().stream().allMatch((channel) -> channel.members().isEmpty()));
		return offering();
	}

}
