package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ConnectionLimitsTests {

	private final AtomicLong now = new AtomicLong();

	private final PeerTotals totals = new PeerTotals();

	private final ConnectionLimits limits = new ConnectionLimits(this.now::get, this.totals);

	@Test
	void onePeerMayNotAskAgainAndAgain() {
		AttemptBudget peer = this.limits.ofOnePeer();
		for (int i = 0; i < 10; i++) {
			assertThat(this.limits.refuse(peer, true)).isNull();
		}
		assertThat(this.totals.attemptsRefused()).isZero();
		assertThat(this.limits.refuse(peer, true)).isNotNull();
		assertThat(this.totals.attemptsRefused()).isOne();
		assertThat(this.limits.refuse(this.limits.ofOnePeer(), true)).isNull();
	}

	@Test
	void aNewNameBuysNoNewConnectionsWithoutEnd() {
		int made = 0;
		for (int peer = 0; peer < 100; peer++) {
			AttemptBudget fresh = this.limits.ofOnePeer();
			for (int i = 0; i < 10; i++) {
				made += (this.limits.refuse(fresh, true) == null) ? 1 : 0;
			}
		}
		assertThat(made).isEqualTo(200);
		this.now.addAndGet(Duration.ofSeconds(1).toNanos());
		AttemptBudget later = this.limits.ofOnePeer();
		for (int i = 0; i < 5; i++) {
			assertThat(this.limits.refuse(later, true)).isNull();
		}
		assertThat(this.limits.refuse(later, true)).isNotNull();
	}

	@Test
	void replacingConnectionsTakesNothingFromWhatPeersAskFor() {
		for (int peer = 0; peer < 200; peer++) {
			assertThat(this.limits.refuseMove(this.limits.ofOnePeer())).isNull();
		}
		assertThat(this.limits.refuseMove(this.limits.ofOnePeer())).isNotNull();
		assertThat(this.limits.refuse(this.limits.ofOnePeer(), true)).isNull();
	}

	@Test
	void onePeerDoesNotUseUpWhatOthersNeedToBeReplaced() {
		AttemptBudget peer = this.limits.ofOnePeer();
		for (int i = 0; i < 1_000; i++) {
			this.limits.refuseMove(peer);
		}
		assertThat(this.limits.refuseMove(this.limits.ofOnePeer())).isNull();
	}

	@Test
	void strangersDoNotFillTheLog(CapturedOutput output) {
		AttemptBudget peer = this.limits.ofOnePeer();
		for (int i = 0; i < 100; i++) {
			this.limits.refuse(peer, true);
		}
		assertThat(output.getAll().split("is not made", -1)).hasSize(2);
	}

}
