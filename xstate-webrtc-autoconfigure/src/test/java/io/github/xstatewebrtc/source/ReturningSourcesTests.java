package io.github.xstatewebrtc.source;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.inspection.RecordedEvent;
import io.github.xstatewebrtc.signaling.Caller;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReturningSources}.
 */
class ReturningSourcesTests extends ReportedActors {

	@Test
	void whoComesBackTellsNothingTwiceAndGoesOn() {
		ReportingSocket first = socket().starts("x:0", "cart").reaches("x:0", "ADD", "full");
		first.closes();
		ReportingSocket second = socket().starts("x:0", "cart")
			.reaches("x:0", "ADD", "full")
			.reaches("x:0", "PAY", "paid");
		assertThat(this.recorder.events()).extracting(RecordedEvent::toString)
			.containsExactly("cart/x:0 started xstate.init -> cart {turns=1}",
					"cart/x:0 transitioned ADD -> full {turns=1}", "cart/x:0 stopped xstate.stop -> full",
					"cart/x:0 started xstate.init -> full", "cart/x:0 transitioned PAY -> paid {turns=1}");
		assertThat(this.sources.totals().framesReplayed()).isEqualTo(3);
		second.closes();
	}

	@Test
	void whoComesBackWhileItsOldSocketSeemsOpenTakesItsActorsAlong() {
		ReportingSocket first = socket().starts("x:0", "cart");
		ReportingSocket second = socket().starts("x:0", "cart").reaches("x:0", "PAY", "paid");
		assertThat(first.closed()).isEqualTo("4001 resumed on another socket");
		first.says("{'type':'nonsense'}").closes();
		assertThat(this.recorder.states("cart/x:0")).containsExactly("cart", "paid");
		assertThat(this.sources.open()).hasSize(1);
		second.closes();
	}

	@Test
	void whoIsSomebodyElseIsNobodyWhoComesBack() {
		ReportingSocket first = socket().starts("x:0", "cart");
		ReportingSocket other = new ReportingSocket(this.sources, Caller.user("ann", Set.of(), null), "cart");
		other.starts("x:0", "cart");
		assertThat(first.closed()).isEmpty();
		assertThat(this.system.actors()).hasSize(2);
		first.closes();
		other.closes();
	}

	@Test
	void whoHasAnotherNameIsNobodyWhoComesBack() {
		ReportingSocket first = socket().starts("x:0", "cart");
		ReportingSocket other = new ReportingSocket(this.sources, ANYBODY, "shop").starts("x:0", "cart");
		assertThat(first.closed()).isEmpty();
		assertThat(this.system.actors()).hasSize(2);
		first.closes();
		other.closes();
	}

	@Test
	void whoStaysAwayTooLongIsForgotten() {
		socket().starts("x:0", "cart").closes();
		this.timers.pass(Duration.ofSeconds(30));
		ReportingSocket late = socket().starts("x:0", "cart");
		assertThat(this.sources.totals().framesReplayed()).isZero();
		assertThat(this.system.actors()).hasSize(1);
		late.closes();
	}

	@Test
	void whoseLogInEndsIsSentAwayAndDoesNotComeBack() {
		ReportingSocket socket = socket().starts("x:0", "cart");
		socket.isRevoked();
		assertThat(socket.closed()).isEqualTo("1008 unauthorized: The log-in has ended.");
		socket().starts("x:0", "cart").closes();
		assertThat(this.sources.totals().framesReplayed()).isZero();
	}

	@Test
	void socketsOfOneSourceThatOpenAndCloseAllAtOnceLeaveNothingBehind() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Callable<Void>> visits = Collections.nCopies(400, () -> {
				ReportingSocket socket = socket().starts("x:0", "cart").reaches("x:0", "ADD", "full");
				if (ThreadLocalRandom.current().nextBoolean()) {
					socket.isRevoked();
				}
				socket.closes();
				return null;
			});
			for (Future<Void> visit : threads.invokeAll(visits)) {
				visit.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.sources.open()).isEmpty();
		assertThat(this.system.actors()).isEmpty();
		this.sources.close();
		assertThat(this.sources.returning().known()).isZero();
	}

}
