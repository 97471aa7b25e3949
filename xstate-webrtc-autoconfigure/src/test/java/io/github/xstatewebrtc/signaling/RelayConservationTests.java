package io.github.xstatewebrtc.signaling;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.protocol.signaling.RelayCode;
import io.github.xstatewebrtc.timing.Timers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Frames through the hub that go missing nowhere, while members send to one another from
 * their own threads, read slowly, replace and close connections, and lose their sockets.
 * {@code -Drelay.actions=} says how much each of them does.
 */
class RelayConservationTests {

	private static final int ACTIONS = Integer.getInteger("relay.actions", 2_000);

	private static final int MORE_ROUNDS = 50;

	private static final int MEMBERS = 4;

	private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final SignalingHub hub = new SignalingHub(
			new HubSettings(10, 64 * 1024, 1_000_000, Duration.ofSeconds(10), Duration.ofSeconds(30),
					Duration.ofSeconds(50), "all", new RelaySettings(true, 64 * 1024 * 1024)),
			IceServers.of(List.of()), ResumeTokens.ofThisProcess(),
			new Admission(new AuthorityAuthorizer(Map.of(), Set.of()), List.of(), Clock.systemUTC()),
			Timers.on(this.time));

	@AfterEach
	void stop() {
		this.hub.close();
		this.threads.shutdownNow();
		this.time.shutdownNow();
	}

	@Test
	void everyFrameIsPassedOnInOrderOrCountedAsDropped() throws Exception {
		List<BusyMember> members = IntStream.range(0, MEMBERS)
			.mapToObj((i) -> new BusyMember(this.hub, i, (i == 0) ? 32 : 1))
			.toList();
		RelayTotals totals = this.hub.relayed();
		act(members);
		// Who falls behind is chance: on a quick machine nobody may have by now.
		for (int i = 0; i < MORE_ROUNDS && totals.closed(RelayCode.OVERLOADED) == 0; i++) {
			act(members);
		}
		while (members.stream().filter(BusyMember::read).count() > 0) {
			// until none is left
		}
		long sent = members.stream().mapToLong(BusyMember::sent).sum();
		long read = members.stream().mapToLong(BusyMember::framesRead).sum();
		System.out.printf("Relay: %d frames sent, %d passed on, %d dropped; connections ended: %s%n", sent,
				totals.frames(), totals.dropped(),
				Stream.of(RelayCode.values())
					.filter((code) -> totals.closed(code) > 0)
					.map((code) -> code.wireName() + " " + totals.closed(code))
					.toList());
		assertThat(totals.waiting()).isZero();
		assertThat(totals.frames()).isEqualTo(read).isPositive();
		assertThat(totals.dropped()).isEqualTo(sent - read).isPositive();
		assertThat(totals.closed(RelayCode.OVERLOADED)).isPositive();
		assertThat(members).flatMap(BusyMember::disorder).isEmpty();
	}

	private void act(List<BusyMember> members) throws Exception {
		List<Future<?>> work = new ArrayList<>();
		for (BusyMember member : members) {
			List<String> others = BusyMember.others(member, members);
			work.add(this.threads.submit(() -> member.act(ACTIONS, others)));
		}
		for (Future<?> done : work) {
			done.get();
		}
	}

}
