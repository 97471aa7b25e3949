package io.github.xstatewebrtc.statechart;

import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;

/**
 * Where statecharts become actors. A statechart is an actor from its start to its stop
 * and another one when it is started again. Statecharts are held weakly; one that is
 * collected without being stopped stops as an actor. Safe for use by many threads.
 */
public final class StatechartRegistry implements AutoCloseable {

	private final LocalActorSystem system;

	private final List<StatechartAdapter<?>> adapters;

	private final Map<WeakIdentity, ObservedStatechart<?>> observed = new ConcurrentHashMap<>();

	private final LongAdder overloaded = new LongAdder();

	private final MailboxThreads threads = new MailboxThreads();

	private volatile boolean closed;

	/**
	 * Create a registry.
	 * @param system where the actors live
	 * @param adapters the known libraries, the first that fits a statechart wins
	 */
	public StatechartRegistry(LocalActorSystem system, Collection<? extends StatechartAdapter<?>> adapters) {
		this.system = system;
		this.adapters = List.copyOf(adapters);
	}

	/**
	 * Make a statechart an actor, for those that are not detected.
	 * @param machine a statechart, running or not; registering it again changes nothing
	 * @throws IllegalArgumentException if no adapter knows its type
	 */
	public void register(Object machine) {
		register(machine, null);
	}

	/**
	 * Make a statechart an actor under a well-known name, for those that are not
	 * detected.
	 * @param machine a statechart, running or not; registering it again changes nothing
	 * @param systemId the well-known name, or {@code null}; not used while another actor
	 * has it
	 * @throws IllegalArgumentException if no adapter knows its type
	 */
	public void register(Object machine, @Nullable String systemId) {
		observe(machine, systemId).found();
	}

	/**
	 * Send a statechart an event through its mailbox: one event at a time is dealt with,
	 * however many threads send, and what it sends to itself in an action waits until
	 * that is over. The calling thread does the work if no other is at it, and a bounded
	 * part of what others send meanwhile. For an action that sends to its own statechart,
	 * where eight actions have sent on from one statechart to the next, and beyond that
	 * part, another thread does: one of at most 32 that all statecharts of this registry
	 * share and that are gone when there is nothing to do, or one that sends, or waits
	 * for an answer by {@code join} or {@code get}. An event that the application gives
	 * the statechart by its library passes the mailbox by.
	 * @param machine a statechart, which becomes an actor as with {@link #register}
	 * @param event the event, under the name that the definition has for it
	 * @return completes with what became of the event, never exceptionally; as overloaded
	 * at once if 1024 events wait for the statechart already, or texts and values of 8 Mi
	 * characters. An action may send and go on, but not wait: where it can be seen that
	 * the answer comes after the action, {@code join} and {@code get} throw an
	 * {@link IllegalStateException}
	 * @throws IllegalArgumentException if no adapter knows its type
	 */
	public CompletionStage<Acceptance> send(Object machine, ActorEvent event) {
		ObservedStatechart<?> statechart = observe(machine, null);
		statechart.found();
		return statechart.send(event);
	}

	Mailbox mailbox(Recipient recipient) {
		return new Mailbox(recipient, this.overloaded, this.threads);
	}

	/**
	 * Let a statechart emit an event, as the {@code emit} of XState does: those who
	 * subscribe to it are told, once and in order, before they are told what it comes to
	 * next. For its actions, which are on the statechart's own thread; returns at once.
	 * Nothing happens while the statechart is no actor, as one is that has not started,
	 * or a region of another.
	 * @param machine a statechart as it was registered or found
	 * @param event the event, of which the payload is read during this call
	 * @throws IllegalArgumentException if the event's type has not 1 to 256 characters
	 */
	public void emit(Object machine, ActorEvent event) {
		EmittedType.check(event);
		ObservedStatechart<?> known = this.observed.get(new WeakIdentity(machine));
		LocalActor actor = (known != null) ? known.actor() : null;
		if (actor != null) {
			this.system.emitted(actor, event);
		}
	}

	/**
	 * Return how many events were answered as overloaded.
	 * @return the number since this was made
	 */
	public long overloaded() {
		return this.overloaded.sum();
	}

	/**
	 * Return what the threads do that all mailboxes share.
	 * @return the figures of this moment
	 */
	public MailboxLoad load() {
		return this.threads.load();
	}

	/**
	 * Make a statechart an actor that is just being started, on the thread that starts
	 * it. Only for detection: on another thread this would read what must not be read.
	 * @param machine a statechart in its first configuration
	 * @throws IllegalArgumentException if no adapter knows its type
	 */
	public void started(Object machine) {
		observe(machine, null).startedNow();
	}

	/**
	 * Return whether an adapter knows a type.
	 * @param type the type of a statechart
	 * @return whether one of that type can be registered
	 */
	public boolean supports(Class<?> type) {
		return this.adapters.stream().anyMatch((adapter) -> adapter.type().isAssignableFrom(type));
	}

	/**
	 * Stop observing. The actors stay as they are; statecharts that live on hold neither
	 * this registry nor its system.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.observed.values().forEach(ObservedStatechart::close);
		this.observed.clear();
	}

	private ObservedStatechart<?> observe(Object machine, @Nullable String systemId) {
		for (StatechartAdapter<?> adapter : this.adapters) {
			if (adapter.type().isInstance(machine)) {
				return observe(adapter, machine, systemId);
			}
		}
		throw new IllegalArgumentException("No adapter knows statecharts of " + machine.getClass().getName()
				+ "; known are " + this.adapters.stream().map((adapter) -> adapter.type().getName()).toList());
	}

	private <M> ObservedStatechart<?> observe(StatechartAdapter<M> adapter, Object candidate,
			@Nullable String systemId) {
		M machine = adapter.type().cast(candidate);
		WeakIdentity key = new WeakIdentity(machine);
		ObservedStatechart<?> statechart = this.observed.computeIfAbsent(key, (added) -> {
			Collector.CLEANER.register(machine, new Collected(new WeakReference<>(this), added));
			return new ObservedStatechart<>(this.system, adapter, machine, systemId, this.overloaded, this.threads);
		});
		if (this.closed) {
			this.observed.remove(key);
			statechart.close();
		}
		return statechart;
	}

	private void collected(WeakIdentity key) {
		ObservedStatechart<?> statechart = this.observed.remove(key);
		if (statechart != null) {
			statechart.collected();
		}
	}

	/**
	 * What happens when a statechart is collected. It outlives the registry as long as
	 * the statechart lives, and so does not hold it.
	 *
	 * @param registry the registry
	 * @param key the statechart's key
	 */
	private record Collected(WeakReference<StatechartRegistry> registry, WeakIdentity key) implements Runnable {

		@Override
		public void run() {
			StatechartRegistry known = this.registry.get();
			if (known != null) {
				known.collected(this.key);
			}
		}

	}

	/**
	 * One thread for all registries, made when there is something to wait for.
	 */
	private static final class Collector {

		private static final Cleaner CLEANER = Cleaner.create();

	}

}
