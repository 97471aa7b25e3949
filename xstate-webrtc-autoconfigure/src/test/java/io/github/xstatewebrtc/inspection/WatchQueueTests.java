package io.github.xstatewebrtc.inspection;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bounds of a queue.
 */
class WatchQueueTests {

	private final WatchQueue queue = new WatchQueue(10, 1_000);

	@Test
	void aMessageLargerThanTheQueueGoesIntoAnEmptyOne() {
		assertThat(offer(1_001)).isEqualTo(WatchQueue.Offer.WAKES);
		assertThat(offer(1)).isEqualTo(WatchQueue.Offer.FULL);
	}

	@Test
	void thereIsRoomOnceHalfOfTheBytesAreRead() {
		for (int i = 0; i < 4; i++) {
			assertThat(offer(250)).isNotEqualTo(WatchQueue.Offer.FULL);
		}
		assertThat(this.queue.isOpen()).isTrue();
		assertThat(offer(1)).isEqualTo(WatchQueue.Offer.FULL);
		assertThat(this.queue.isOpen()).isFalse();
		this.queue.poll();
		assertThat(this.queue.takeRoom()).isFalse();
		this.queue.poll();
		assertThat(this.queue.takeRoom()).isTrue();
		assertThat(this.queue.takeRoom()).isFalse();
		assertThat(this.queue.isOpen()).isTrue();
	}

	@Test
	void whatIsForgottenWhenItClosesNeedsNoRoom() {
		offer(1_000);
		assertThat(this.queue.close()).isTrue();
		assertThat(this.queue.size()).isZero();
		assertThat(offer(1)).isEqualTo(WatchQueue.Offer.CLOSED);
		assertThat(this.queue.isOpen()).isFalse();
		assertThat(this.queue.close()).isFalse();
	}

	@Test
	void itsReaderIsWokenByTheFirstMessageAndOnceThereIsPlenty() {
		WatchQueue large = new WatchQueue(10, 100_000);
		int half = WatchQueue.PLENTY / 2;
		for (int round = 0; round < 2; round++) {
			assertThat(large.offer(message(half))).isEqualTo(WatchQueue.Offer.WAKES);
			assertThat(large.hasPlenty()).isFalse();
			assertThat(large.offer(message(half))).isEqualTo(WatchQueue.Offer.WAKES);
			assertThat(large.hasPlenty()).isTrue();
			assertThat(large.offer(message(half))).isEqualTo(WatchQueue.Offer.ADDED);
			while (large.poll() != null) {
				assertThat(large.isOpen()).isTrue();
			}
			assertThat(large.hasPlenty()).isFalse();
		}
	}

	private WatchQueue.Offer offer(int length) {
		return this.queue.offer(message(length));
	}

	private static WatchMessage message(int length) {
		return WatchMessage.event(() -> new byte[length]);
	}

}
