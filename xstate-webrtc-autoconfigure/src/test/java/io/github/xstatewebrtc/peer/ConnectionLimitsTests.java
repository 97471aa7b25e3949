package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.link.LinkIdentity;
import io.github.xstatewebrtc.link.LinkSettings;
import io.github.xstatewebrtc.link.TransportUnavailableException;
import io.github.xstatewebrtc.protocol.signaling.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

@ExtendWith(OutputCaptureExtension.class)
class ConnectionLimitsTests {

	private final AtomicLong now = new AtomicLong();

	private final PeerTotals totals = new PeerTotals();

	private final ConnectionLimits limits = new ConnectionLimits(this.now::get, this.totals);

	private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.totals);

	@AfterEach
	void stop() {
		this.threads.shutdownNow();
	}

	@Test
	@Limit("links of this application")
	void aThousandLinksAreTheMostAndThoseThereAreConnectAgain() {
		PeerContext context = new PeerContext(
				new PeerSettings("shop", "host", List.of("orders"), LinkSettings.defaults()), (role, servers) -> {
					throw new TransportUnavailableException("None is needed.", null);
				}, null, (opened) -> (message) -> {
				}, this.totals, this.limits, new Arrivals(), Runnable::run, this.threads);
		List<RemoteLink> links = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			assertThat(this.totals.living()).isEqualTo(i);
			links.add(new RemoteLink(context, new LinkIdentity("p-shop", "p-" + i), mock(), mock(), null));
		}
		AttemptBudget peer = this.limits.ofOnePeer();
		assertThat(this.limits.refuse(peer, false)).extracting(Refusal::code).isEqualTo("rate-limited");
		assertThat(this.limits.refuse(peer, true)).isNull();
		links.get(0).end(new LinkEnd(LinkEnd.CLOSING, "Done."));
		assertThat(this.limits.refuse(peer, false)).isNull();
		assertThat(this.meters.count("connections.refused", null)).isEqualTo(1);
	}

	@Test
	@Limit("attempts to connect")
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
	@Limit("attempts to connect")
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
	@Limit("connections replaced by this application, whose native library wears out")
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
