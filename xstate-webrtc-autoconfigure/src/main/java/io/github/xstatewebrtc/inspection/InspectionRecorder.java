package io.github.xstatewebrtc.inspection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorListener;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actor.capture.CapturedEvent;
import io.github.xstatewebrtc.actor.capture.CapturedTree;

/**
 * Records, for an application's own tests, what its statecharts do, as an inspector who
 * may see values would see it. It records on the statechart's thread before that goes on:
 * what was sent and dealt with on the test's own thread is there at once. The statecharts
 * that already run come first, without their contexts. It keeps everything until it is
 * closed. Safe for use by many threads.
 *
 * <pre class="code">
 * try (InspectionRecorder recorder = InspectionRecorder.of(actors, inspection)) {
 * 	orders.pay("A-1");
 * 	assertThat(recorder.states("order")).endsWith("paid");
 * 	recorder.await("order", (event) -> "shipped".equals(event.state()), Duration.ofSeconds(5));
 * }
 * </pre>
 */
public final class InspectionRecorder implements AutoCloseable {

	private final LocalActorSystem actors;

	private final InspectionBridge inspection;

	private final ActorListener listener = new Listener();

	private final List<RecordedEvent> events = new ArrayList<>();

	private InspectionRecorder(LocalActorSystem actors, InspectionBridge inspection) {
		this.actors = actors;
		this.inspection = inspection;
	}

	/**
	 * Begin to record. Both parameters are beans of the application.
	 * @param actors the statecharts of the application
	 * @param inspection decides what is shown of them
	 * @return the recorder, to be closed
	 */
	public static InspectionRecorder of(LocalActorSystem actors, InspectionBridge inspection) {
		InspectionRecorder recorder = new InspectionRecorder(actors, inspection);
		actors.addListener(recorder.listener);
		return recorder;
	}

	/**
	 * Return what was recorded.
	 * @return the events of all statecharts in their order, a copy
	 */
	public List<RecordedEvent> events() {
		synchronized (this.events) {
			return List.copyOf(this.events);
		}
	}

	/**
	 * Return what was recorded of one statechart.
	 * @param actor what people call it, or the id of one run of it
	 * @return its events in their order, a copy
	 */
	public List<RecordedEvent> events(String actor) {
		return events().stream().filter((event) -> isOf(actor, event)).toList();
	}

	/**
	 * Return the states that a statechart was in, one after the other.
	 * @param actor what people call it, or the id of one run of it
	 * @return its state after its start and after each event
	 */
	public List<Object> states(String actor) {
		List<Object> states = new ArrayList<>();
		for (RecordedEvent event : events(actor)) {
			if (event.state() != null) {
				states.add(event.state());
			}
		}
		return List.copyOf(states);
	}

	/**
	 * Wait until a statechart has done something. What was recorded already counts.
	 * @param actor what people call it, or the id of one run of it
	 * @param wanted what to wait for
	 * @param within how long to wait at most
	 * @return the first such event
	 * @throws AssertionError if it does not come in time or the thread is interrupted;
	 * lists what was recorded
	 */
	public RecordedEvent await(String actor, Predicate<RecordedEvent> wanted, Duration within) {
		long end = System.nanoTime() + within.toNanos();
		synchronized (this.events) {
			int looked = 0;
			while (true) {
				for (; looked < this.events.size(); looked++) {
					RecordedEvent event = this.events.get(looked);
					if (isOf(actor, event) && wanted.test(event)) {
						return event;
					}
				}
				long left = end - System.nanoTime();
				if (left <= 0 || !sleep(left)) {
					throw new AssertionError("'" + actor + "' did not do what was waited for within "
							+ within.toMillis() + " ms. Recorded: " + listed());
				}
			}
		}
	}

	/**
	 * Record nothing more. What was recorded stays. Idempotent.
	 */
	@Override
	public void close() {
		this.actors.removeListener(this.listener);
	}

	private boolean sleep(long nanos) {
		try {
			TimeUnit.NANOSECONDS.timedWait(this.events, nanos);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private String listed() {
		StringBuilder listed = new StringBuilder(this.events.isEmpty() ? "nothing" : "");
		this.events.forEach((event) -> listed.append("\n  ").append(event));
		return listed.toString();
	}

	private static boolean isOf(String actor, RecordedEvent event) {
		return event.actor().equals(actor) || event.sessionId().equals(actor);
	}

	private void record(RecordedEvent.Kind kind, LocalActor actor, ActorEvent event, @Nullable ActorState state) {
		if (!this.inspection.shows(actor)) {
			return;
		}
		CapturedEvent captured = CapturedTree.plain(this.inspection.capture().capture(event));
		ActorSnapshot snapshot = (state != null) ? CapturedTree.plain(this.inspection.capture().capture(state)) : null;
		RecordedEvent recorded = RecordedEvent.of(kind, actor, captured, snapshot);
		synchronized (this.events) {
			this.events.add(recorded);
			this.events.notifyAll();
		}
	}

	/**
	 * Told of what statecharts do.
	 */
	private final class Listener implements ActorListener {

		@Override
		public void started(LocalActor actor, ActorState state) {
			record(RecordedEvent.Kind.STARTED, actor, InspectionBridge.STARTED, state);
		}

		@Override
		public void received(LocalActor actor, @Nullable String sourceId, ActorEvent event) {
			record(RecordedEvent.Kind.RECEIVED, actor, event, null);
		}

		@Override
		public void transitioned(LocalActor actor, ActorEvent event, ActorState state) {
			record(RecordedEvent.Kind.TRANSITIONED, actor, event, state);
		}

		@Override
		public void stopped(LocalActor actor, ActorEvent event, ActorState state) {
			record(RecordedEvent.Kind.STOPPED, actor, event, state);
		}

	}

}
