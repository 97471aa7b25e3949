package io.github.xstatewebrtc.statechart.spring;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.statemachine.StateMachineSystemConstants;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.statechart.StatechartNames;

/**
 * An event as Spring Statemachine receives it: a message whose payload is the event and
 * whose headers are what it carries.
 *
 * @param type the name of the event
 * @param message the message
 */
record MessageEvent(String type, Message<?> message) implements ActorEvent {

	static MessageEvent of(Message<?> message) {
		return new MessageEvent(StatechartNames.event(message.getPayload()), message);
	}

	@Override
	public Map<String, @Nullable Object> payload() {
		Map<String, @Nullable Object> payload = new LinkedHashMap<>(this.message.getHeaders());
		payload.remove(MessageHeaders.ID);
		payload.remove(MessageHeaders.TIMESTAMP);
		payload.remove(Deliveries.HEADER);
		payload.remove(StateMachineSystemConstants.STATEMACHINE_IDENTIFIER);
		return payload;
	}

}
