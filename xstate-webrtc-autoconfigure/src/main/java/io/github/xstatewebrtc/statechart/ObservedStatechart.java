package io.github.xstatewebrtc.statechart;

import java.lang.ref.WeakReference;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorRegistration;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;

/**
 * One statechart as one actor after the other. Every report reads the configuration and
 * passes it on under one lock, so that what is found by one thread while another runs the
 * statechart cannot arrive after what is newer.
 *
 * @param <M> the type of the statechart
 */
final class ObservedStatechart<M> implements StatechartObserver {

	private static final Log logger = LogFactory.getLog(ObservedStatechart.class);

	private static final ActorEvent STARTED = ActorEvent.of("xstate.init");

	private static final ActorEvent COLLECTED = ActorEvent.of("xstate.stop");

	private final StatechartRegistry registry;

	private final StatechartAdapter<M> adapter;

	private final WeakReference<M> machine;

	private final String src;

	private final String name;

	private volatile Object lastValue = "";

	private @Nullable String systemId;

	private @Nullable LocalActor actor;

	private boolean observing;

	ObservedStatechart(StatechartRegistry registry, StatechartAdapter<M> adapter, M machine,
			@Nullable String systemId) {
		this.registry = registry;
		this.adapter = adapter;
		this.machine = new WeakReference<>(machine);
		this.systemId = systemId;
		this.src = adapter.src(machine);
		String own = adapter.name(machine);
		this.name = (systemId != null) ? systemId : (own != null) ? own : this.src;
	}

	/**
	 * The statechart was found by a thread that may be any.
	 */
	synchronized void found() {
		M found = observed();
		if (this.actor == null && found != null && this.adapter.isActive(found)) {
			ActorState state = this.adapter.state(found);
			start(ActorSnapshot.of(state.status(), state.value()));
		}
	}

	/**
	 * The statechart was found by the thread that starts it.
	 */
	synchronized void startedNow() {
		M found = observed();
		if (this.actor == null && found != null) {
			start(this.adapter.state(found));
		}
	}

	synchronized void collected() {
		stopped(COLLECTED, ActorSnapshot.of(ActorStatus.STOPPED, this.lastValue));
	}

	@Override
	public synchronized void started(ActorState state) {
		LocalActor running = running();
		if (running == null) {
			start(state);
		}
		else {
			this.lastValue = state.value();
			system().transitioned(running, STARTED, state);
		}
	}

	@Override
	public void received(ActorEvent event, boolean self) {
		LocalActor running = running();
		if (running != null) {
			system().received(running, self ? running.sessionId() : null, event);
		}
	}

	@Override
	public synchronized void transitioned(ActorEvent event, ActorState state) {
		LocalActor running = running();
		if (running != null) {
			this.lastValue = state.value();
			system().transitioned(running, event, state);
		}
	}

	@Override
	public synchronized void stopped(ActorEvent event, ActorState state) {
		LocalActor running = this.actor;
		if (running != null) {
			this.actor = null;
			system().stopped(running, event, state);
		}
	}

	private synchronized @Nullable LocalActor running() {
		return this.registry.isClosed() ? null : this.actor;
	}

	private @Nullable M observed() {
		M found = this.machine.get();
		if (found != null && !this.observing) {
			this.observing = true;
			this.adapter.observe(found, this);
		}
		return found;
	}

	private void start(ActorState state) {
		if (this.registry.isClosed()) {
			return;
		}
		this.lastValue = state.value();
		try {
			this.actor = system().register(registration(this.systemId), state);
		}
		catch (IllegalStateException ex) {
			logger.info("The statechart '" + this.name + "' has no well-known name: " + ex.getMessage());
			this.systemId = null;
			this.actor = system().register(registration(null), state);
		}
	}

	private ActorRegistration registration(@Nullable String systemId) {
		return new ActorRegistration(this.name, systemId, this.src, this::definition, this::snapshot);
	}

	private Map<String, @Nullable Object> definition() {
		M found = this.machine.get();
		return (found != null) ? this.adapter.definition(found) : Map.of();
	}

	private ActorSnapshot snapshot() {
		M found = this.machine.get();
		if (found == null || !this.adapter.isActive(found)) {
			return ActorSnapshot.of(ActorStatus.STOPPED, this.lastValue);
		}
		ActorState state = this.adapter.state(found);
		return ActorSnapshot.of(state.status(), state.value());
	}

	private LocalActorSystem system() {
		return this.registry.system();
	}

}
