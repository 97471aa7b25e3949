package io.github.xstatewebrtc.transport.webrtc;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is heavy and who is not.
 */
class PeerWearTests {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final PeerWear wear = new PeerWear(1_000, 0);

	@Test
	void aPeerThatSendsMoreThanTheBurstAtOnceIsHeavyAndThatIsToldOnce() {
		for (int i = 0; i < 1_000; i++) {
			assertThat(this.wear.count(0)).isFalse();
		}
		assertThat(this.wear.isHeavy()).isFalse();
		assertThat(this.wear.count(0)).isTrue();
		assertThat(this.wear.count(0)).isFalse();
		assertThat(this.wear.isHeavy()).isTrue();
	}

	@Test
	void aHundredthOfTheBurstEachSecondIsLightForEver() {
		for (int i = 0; i < 100_000; i++) {
			assertThat(this.wear.count(i * SECOND / 10)).isFalse();
		}
	}

	@Test
	void twiceThatIsNot() {
		long now = 0;
		while (!this.wear.count(now)) {
			now += SECOND / 20;
		}
		assertThat(now).isBetween(99 * SECOND, 101 * SECOND);
	}

	@Test
	void whoIsHeavyStaysSo() {
		for (int i = 0; i <= 1_000; i++) {
			this.wear.count(0);
		}
		this.wear.count(1_000_000 * SECOND);
		assertThat(this.wear.isHeavy()).isTrue();
	}

}
