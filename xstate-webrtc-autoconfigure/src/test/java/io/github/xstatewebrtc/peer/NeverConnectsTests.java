package io.github.xstatewebrtc.peer;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.protocol.inspection.ActorQuery;
import io.github.xstatewebrtc.signaling.HubSettings;
import io.github.xstatewebrtc.signaling.IceServers;
import io.github.xstatewebrtc.signaling.ResumeTokens;
import io.github.xstatewebrtc.signaling.SignalingHub;
import io.github.xstatewebrtc.signaling.TestAdmission;
import io.github.xstatewebrtc.timing.Timers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Another peer that is to offer and never does.
 */
class NeverConnectsTests {

	/** Has the larger id, so that the offer is its own to make. */
	private static final String SILENT = "p-" + "z".repeat(22);

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	private final ScheduledExecutorService hasty = new Hasty();

	private final SignalingHub hub = new SignalingHub(HubSettings.defaults(), IceServers.of(List.of()),
			ResumeTokens.ofThisProcess(), TestAdmission.byHandshake(), Timers.on(this.threads));

	private final TestSide side = new TestSide(this.hub, LinkSettings.defaults(), (role, servers) -> new NeverOpens(),
			this.hasty);

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.side.totals());

	@AfterEach
	void stop() {
		this.hub.close();
		this.hasty.shutdownNow();
		this.threads.shutdownNow();
	}

	@Test
	@Limit("attempts to have another peer connect to be asked")
	void itIsAskedSixTimesAndThenWhatItWasAskedFails() {
		await().until(() -> !this.side.id().equals("null"));
		this.side.seesJoin(SILENT);
		CompletableFuture<?> actors = this.side.remote(SILENT).actors().actors(new ActorQuery("*", null, null));
		await().until(actors::isDone);
		assertThat(actors.handle((found, failure) -> failure).join()).isInstanceOfSatisfying(ActorException.class,
				(failure) -> assertThat(failure.code()).isEqualTo("peer-lost"));
		await().untilAsserted(() -> assertThat(this.side.heard()).as("what the hub said of each want")
			.filteredOn((text) -> text.contains("\"error\""))
			.hasSize(6));
	}

	/**
	 * In which a minute is as long as half a second.
	 */
	private static final class Hasty extends ScheduledThreadPoolExecutor {

		Hasty() {
			super(2);
		}

		@Override
		public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
			return super.schedule(command, unit.toMicros(delay) / 120, TimeUnit.MICROSECONDS);
		}

	}

}
