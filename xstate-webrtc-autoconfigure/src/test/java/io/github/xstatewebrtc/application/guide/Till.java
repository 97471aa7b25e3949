package io.github.xstatewebrtc.application.guide;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorSpec;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.ActorSystem;
import io.github.xstatewebrtc.actor.EventRefusedException;
import io.github.xstatewebrtc.actor.EventType;
import io.github.xstatewebrtc.actor.HostedActor;

/**
 * A service that is an actor.
 */
@Service
class Till implements DisposableBean {

	private final HostedActor actor;

	private int sum;

	Till(ActorSystem actors) {
		this.actor = actors.register(ActorSpec.named("till")
			.on(Pay.class, this::pay)
			.shows(() -> ActorSnapshot.of(ActorStatus.ACTIVE, (this.sum < 1_000) ? "open" : "full"))
			.build());
	}

	private Bill pay(Pay pay, HostedActor self) {
		if (pay.amount() <= 0) {
			throw new EventRefusedException("Nobody is paid less than something.");
		}
		this.sum += pay.amount();
		self.emit(ActorEvent.of("PAID", Map.of("amount", pay.amount())));
		return new Bill(this.sum);
	}

	@Override
	public void destroy() {
		this.actor.close();
	}

	@EventType("PAY")
	record Pay(int amount, @Nullable String note) {
	}

	record Bill(int sum) {
	}

}
