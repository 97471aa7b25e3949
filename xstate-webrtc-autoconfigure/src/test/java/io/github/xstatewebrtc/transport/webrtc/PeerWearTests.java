package io.github.xstatewebrtc.transport.webrtc;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.transport.webrtc.ConnectionWear.Consequence;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is heavy and who is not.
 */
class PeerWearTests {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final PeerWear wear = new PeerWear(1_000, 0);

	@Test
	void aPeerThatSendsMoreThanTheBurstAtOnceIsHeavy() {
		for (int i = 0; i < 1_000; i++) {
			assertThat(this.wear.count(0)).isFalse();
		}
		assertThat(this.wear.isHeavy()).isFalse();
		assertThat(this.wear.count(0)).isTrue();
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
		assertThat(this.wear.count(1_000_000 * SECOND)).isTrue();
	}

	@Test
	void eachConnectionOfAHeavyPeerIsAskedToMoveOnceAndEndedAQuarterOfTheBurstLater() {
		ConnectionWear idle = this.wear.ofConnection();
		ConnectionWear busy = this.wear.ofConnection();
		for (int i = 0; i < 1_000; i++) {
			assertThat(busy.count(0)).isEqualTo(Consequence.NONE);
		}
		for (ConnectionWear connection : List.of(busy, idle)) {
			assertThat(connection.count(0)).isEqualTo(Consequence.MOVE);
			for (int i = 1; i < 250; i++) {
				assertThat(connection.count(0)).isEqualTo(Consequence.NONE);
			}
			assertThat(connection.count(0)).isEqualTo(Consequence.END);
			assertThat(connection.count(0)).isEqualTo(Consequence.NONE);
		}
	}

	@Test
	void aConnectionThatAHeavyPeerMakesStays() {
		for (int i = 0; i <= 1_000; i++) {
			this.wear.count(0);
		}
		ConnectionWear connection = this.wear.ofConnection();
		assertThat(connection.isApart()).isTrue();
		for (int i = 0; i < 1_000; i++) {
			assertThat(connection.count(0)).isEqualTo(Consequence.NONE);
		}
	}

}
