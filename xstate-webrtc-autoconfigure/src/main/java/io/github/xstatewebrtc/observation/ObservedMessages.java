package io.github.xstatewebrtc.observation;

import java.util.HashMap;
import java.util.Map;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.messaging.MessageObserver;
import io.github.xstatewebrtc.protocol.actors.TraceContext;

/**
 * Observes messages with Micrometer. With tracing, what is sent carries the trace that it
 * is sent in, and what is received goes on in the trace that it carries: also what an
 * action sends on the thread that gives the actor the event. Only W3C's members are
 * carried.
 */
public final class ObservedMessages implements MessageObserver {

	private static final SentEventConvention SENT = new DefaultSentEventConvention();

	private static final ReceivedEventConvention RECEIVED = new DefaultReceivedEventConvention();

	private final ObservationRegistry registry;

	private final @Nullable SentEventConvention sent;

	private final @Nullable ReceivedEventConvention received;

	/**
	 * Observe.
	 * @param registry what is told
	 * @param sent names what is sent, {@code null} for the default
	 * @param received names what is received, {@code null} for the default
	 */
	public ObservedMessages(ObservationRegistry registry, @Nullable SentEventConvention sent,
			@Nullable ReceivedEventConvention received) {
		this.registry = registry;
		this.sent = sent;
		this.received = received;
	}

	@Override
	public Sending sending(Operation operation, ActorAddress to, String eventType) {
		if (this.registry.isNoop()) {
			return NONE.sending(operation, to, eventType);
		}
		Map<String, String> members = new HashMap<>();
		SentEventContext context = new SentEventContext(operation, to, eventType, members);
		Observation observation = ActorObservation.SENT.start(this.sent, SENT, () -> context, this.registry);
		return new ObservedSending(observation, context,
				TraceContext.of(members.get(TraceMembers.PARENT), members.get(TraceMembers.STATE)));
	}

	@Override
	public Receiving receiving(Operation operation, LocalActor actor, String eventType, @Nullable TraceContext trace) {
		if (this.registry.isNoop()) {
			return NONE.receiving(operation, actor, eventType, trace);
		}
		ReceivedEventContext context = new ReceivedEventContext(operation, actor, eventType, TraceMembers.of(trace));
		Observation observation = ActorObservation.RECEIVED.start(this.received, RECEIVED, () -> context,
				this.registry);
		return new ObservedReceiving(observation, context);
	}

}
