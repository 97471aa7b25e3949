package io.github.xstatewebrtc.messaging;

import java.util.Map;
import java.util.concurrent.Flow;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorSnapshot;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A subscriber of the application that throws.
 */
class FailingSubscriberTests {

	private final ServedActors served = new ServedActors();

	private int told;

	@Test
	void hasCancelledAndHoldsNothing() {
		this.served.remote("@order").snapshots().subscribe(new Flow.Subscriber<ActorSnapshot>() {

			@Override
			public void onSubscribe(Flow.Subscription subscription) {
				subscription.request(Long.MAX_VALUE);
			}

			@Override
			public void onNext(ActorSnapshot snapshot) {
				FailingSubscriberTests.this.told++;
				throw new IllegalStateException("a bug of the application");
			}

			@Override
			public void onError(Throwable failure) {
				FailingSubscriberTests.this.told++;
			}

			@Override
			public void onComplete() {
				FailingSubscriberTests.this.told++;
			}

		});
		this.served.hears();
		this.served.actor("order").goesTo("next", Map.of());
		this.served.hears();
		assertThat(this.told).isOne();
		assertThat(this.served.totals().open(QuestionKind.SUBSCRIPTION)).isZero();
	}

}
