package io.github.xstatewebrtc.statechart;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorSpec;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.BadEventException;
import io.github.xstatewebrtc.actor.Delivery;
import io.github.xstatewebrtc.actor.EventReader;
import io.github.xstatewebrtc.actor.EventRefusedException;
import io.github.xstatewebrtc.actor.HostedActor;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actor.Receipt;

/**
 * An application's own actor: a mailbox, and behind it the handlers. What happens is told
 * by the thread that deals with the event.
 */
final class HandledActor implements Recipient, HostedActor {

	private static final ActorEvent CLOSED = ActorEvent.of("xstate.stop");

	private final LocalActorSystem system;

	private final ActorSpec spec;

	private final EventReader reader;

	private final Mailbox mailbox;

	private final LocalActor actor;

	private final Consumer<HostedActor> ended;

	private volatile ActorSnapshot last;

	HandledActor(LocalActorSystem system, ActorSpec spec, EventReader reader, Function<Recipient, Mailbox> mailboxes,
			Consumer<HostedActor> ended) {
		this.system = system;
		this.spec = spec;
		this.reader = reader;
		this.ended = ended;
		this.mailbox = mailboxes.apply(new ActingRecipient(this, this::actor));
		ActorState state = spec.state();
		this.last = ActorSnapshot.of(state.status(), state.value());
		// Who hears of it may send at once, before there is an actor to be given
		// anything.
		this.mailbox.keepClosed();
		this.actor = system.register(new ActorRegistration(spec.systemId(), spec.systemId(), spec.src(), Map::of,
				() -> this.last, this::receive), state);
		this.mailbox.open();
	}

	@Override
	public String sessionId() {
		return this.actor.sessionId();
	}

	@Override
	public boolean isActive() {
		return !this.actor.isStopped();
	}

	@Override
	public void emit(ActorEvent event) {
		EmittedType.check(event);
		if (isActive()) {
			this.system.emitted(this.actor, event);
		}
	}

	@Override
	public void close() {
		end(CLOSED, ActorSnapshot.of(ActorStatus.STOPPED, this.last.value()));
	}

	private void end(ActorEvent event, ActorState state) {
		this.system.stopped(this.actor, event, state);
		this.ended.accept(this);
	}

	private LocalActor actor() {
		return this.actor;
	}

	private CompletionStage<Receipt> receive(ActorEvent event, Delivery delivery) {
		try {
			HandledEvent handled = new HandledEvent(event, delivery, this.spec.read(event, this.reader));
			return this.mailbox.post(handled).thenApply(handled::receipt);
		}
		catch (BadEventException ex) {
			return CompletableFuture.completedFuture(Receipt.invalid(String.valueOf(ex.getMessage())));
		}
	}

	@Override
	public CompletionStage<Acceptance> give(ActorEvent event) {
		HandledEvent handled = (HandledEvent) event;
		if (!handled.begins()) {
			return CompletableFuture.completedFuture(Acceptance.refused("The event was taken back"));
		}
		Delivery.Scope within = handled.enter();
		try {
			return CompletableFuture.completedFuture(handle(handled));
		}
		finally {
			within.close();
		}
	}

	// Also what failed half-way may have changed the state.
	private Acceptance handle(HandledEvent event) {
		this.system.received(this.actor, this.mailbox.takeSourceId(event.type()), event);
		try {
			event.handle(this);
		}
		catch (EventRefusedException ex) {
			return Acceptance.refused(String.valueOf(ex.getMessage()));
		}
		catch (Exception | LinkageError | StackOverflowError ex) {
			tell(event);
			return Acceptance.failed(ex);
		}
		tell(event);
		return Acceptance.accepted();
	}

	private void tell(ActorEvent event) {
		ActorState state = this.spec.state();
		this.last = ActorSnapshot.of(state.status(), state.value());
		if (state.status() != ActorStatus.ACTIVE) {
			end(event, state);
		}
		else if (isActive()) {
			this.system.transitioned(this.actor, event, state);
		}
	}

}
