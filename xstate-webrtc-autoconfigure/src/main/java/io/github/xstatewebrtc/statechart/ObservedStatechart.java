package io.github.xstatewebrtc.statechart;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.Delivery;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actor.Receipt;

/**
 * One statechart as one actor after the other. Its lock is held only to see which actor
 * that is: whoever listens may read the application's objects, and these have locks of
 * their own. What happens while one thread introduces the actor is told when that is
 * done.
 *
 * @param <M> the type of the statechart
 */
final class ObservedStatechart<M> implements StatechartObserver {

	private static final Log logger = LogFactory.getLog(ObservedStatechart.class);

	private static final ActorEvent STARTED = ActorEvent.of("xstate.init");

	private static final ActorEvent COLLECTED = ActorEvent.of("xstate.stop");

	private final StatechartAdapter<M> adapter;

	private final WeakReference<M> machine;

	private final String src;

	private final String name;

	private final Mailbox mailbox;

	/** Absent once nobody is interested any more. */
	private volatile @Nullable LocalActorSystem system;

	private volatile @Nullable LocalActor actor;

	private ActorStatus lastStatus = ActorStatus.STOPPED;

	private Object lastValue = "";

	private @Nullable String systemId;

	private boolean observing;

	/** Whether a thread is introducing the actor. */
	private boolean starting;

	/** What happened last while the actor was being introduced. */
	private @Nullable ActorEvent missed;

	/** Whether the statechart stopped while the actor was being introduced. */
	private boolean gone;

	ObservedStatechart(LocalActorSystem system, StatechartAdapter<M> adapter, M machine, @Nullable String systemId,
			LongAdder overloaded, MailboxThreads threads) {
		this.system = system;
		this.adapter = adapter;
		this.machine = new WeakReference<>(machine);
		this.systemId = systemId;
		Recipient recipient = new ActingRecipient(new WeakRecipient<>(adapter, this.machine), this::actor);
		this.mailbox = new Mailbox(recipient, overloaded, threads);
		this.src = adapter.src(machine);
		String own = adapter.name(machine);
		this.name = (systemId != null) ? systemId : (own != null) ? own : this.src;
	}

	/**
	 * The statechart was found by a thread that may be any.
	 */
	void found() {
		M found = observed();
		LocalActorSystem told = (found != null && this.adapter.isActive(found)) ? begin() : null;
		if (found != null && told != null) {
			introduce(told, () -> {
				ActorState state = this.adapter.state(found);
				return ActorSnapshot.of(state.status(), state.value());
			});
		}
	}

	/**
	 * The statechart was found by the thread that starts it.
	 */
	void startedNow() {
		M found = observed();
		LocalActorSystem told = (found != null) ? begin() : null;
		if (found != null && told != null) {
			introduce(told, () -> this.adapter.state(found));
		}
	}

	CompletionStage<Acceptance> send(ActorEvent event) {
		return this.mailbox.add(ReceivedEvent.sent(event));
	}

	private CompletionStage<Receipt> receive(ActorEvent event, Delivery delivery) {
		ReceivedEvent received = new ReceivedEvent(event, delivery);
		return this.mailbox.post(received).thenApply(received::receipt);
	}

	@Nullable LocalActor actor() {
		return this.actor;
	}

	void collected() {
		stopped(COLLECTED, ActorSnapshot.of(ActorStatus.STOPPED, last().value()));
	}

	/**
	 * Report nothing from now on and hold nothing of those who listened.
	 */
	synchronized void close() {
		this.system = null;
		this.actor = null;
	}

	@Override
	public void started(ActorState state) {
		LocalActorSystem told = begin();
		if (told != null) {
			introduce(told, () -> state);
		}
		else {
			transitioned(STARTED, state);
		}
	}

	@Override
	public void received(ActorEvent event, boolean self) {
		LocalActorSystem told = this.system;
		LocalActor running = this.actor;
		if (told != null && running != null) {
			told.received(running, self ? running.sessionId() : this.mailbox.takeSourceId(event.type()), event);
		}
	}

	@Override
	public void transitioned(ActorEvent event, ActorState state) {
		LocalActorSystem told = this.system;
		LocalActor running;
		synchronized (this) {
			note(state);
			running = this.actor;
			if (this.starting) {
				this.missed = ActorEvent.of(event.type());
			}
		}
		if (told != null && running != null) {
			told.transitioned(running, event, state);
		}
	}

	@Override
	public void stopped(ActorEvent event, ActorState state) {
		LocalActorSystem told = this.system;
		LocalActor running;
		synchronized (this) {
			note(state);
			running = this.actor;
			this.actor = null;
			if (this.starting) {
				this.missed = ActorEvent.of(event.type());
				this.gone = true;
			}
		}
		if (told != null && running != null) {
			told.stopped(running, event, state);
		}
	}

	private @Nullable M observed() {
		M found = this.machine.get();
		boolean first;
		synchronized (this) {
			first = found != null && !this.observing;
			this.observing = true;
		}
		if (found != null && first) {
			this.adapter.observe(found, this);
		}
		return found;
	}

	/*
	 * Return who is to be told that the actor started, if that is for the caller to do.
	 */
	private synchronized @Nullable LocalActorSystem begin() {
		if (this.actor != null || this.starting) {
			return null;
		}
		this.starting = this.system != null;
		this.missed = null;
		this.gone = false;
		return this.system;
	}

	private void introduce(LocalActorSystem told, Supplier<ActorState> current) {
		LocalActor introduced = null;
		try {
			ActorState state = current.get();
			synchronized (this) {
				if (this.missed == null) {
					note(state);
				}
			}
			introduced = register(told, state);
		}
		finally {
			introduced(told, introduced);
		}
	}

	private void introduced(LocalActorSystem told, @Nullable LocalActor introduced) {
		ActorEvent late;
		boolean stopped;
		synchronized (this) {
			late = this.missed;
			stopped = this.gone;
			this.starting = false;
			this.actor = (stopped || this.system == null) ? null : introduced;
		}
		if (introduced != null && late != null) {
			if (stopped) {
				told.stopped(introduced, late, new Last());
			}
			else {
				told.transitioned(introduced, late, new Last());
			}
		}
	}

	private LocalActor register(LocalActorSystem told, ActorState state) {
		try {
			return told.register(registration(this.systemId), state);
		}
		catch (IllegalStateException ex) {
			logger.info("The statechart '" + this.name + "' has no well-known name: " + ex.getMessage());
			this.systemId = null;
			return told.register(registration(null), state);
		}
	}

	private void note(ActorState state) {
		this.lastStatus = state.status();
		this.lastValue = state.value();
	}

	private ActorRegistration registration(@Nullable String wellKnown) {
		return new ActorRegistration(this.name, wellKnown, this.src, this::definition, this::snapshot, this::receive);
	}

	private Map<String, @Nullable Object> definition() {
		M found = this.machine.get();
		return (found != null) ? this.adapter.definition(found) : Map.of();
	}

	private synchronized ActorSnapshot last() {
		return ActorSnapshot.of(this.lastStatus, this.lastValue);
	}

	private ActorSnapshot snapshot() {
		ActorSnapshot last = last();
		return (this.machine.get() != null) ? last : ActorSnapshot.of(ActorStatus.STOPPED, last.value());
	}

	/**
	 * What was reported last, for a thread that is not the statechart's own.
	 */
	private final class Last implements ActorState {

		@Override
		public ActorStatus status() {
			return last().status();
		}

		@Override
		public Object value() {
			return last().value();
		}

	}

}
