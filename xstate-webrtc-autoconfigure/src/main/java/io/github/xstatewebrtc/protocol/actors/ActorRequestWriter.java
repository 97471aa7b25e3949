package io.github.xstatewebrtc.protocol.actors;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.inspection.ActorQuery;

/**
 * Writes what this peer wants of another's actors, each as a JSON object in UTF-8.
 */
public final class ActorRequestWriter {

	/**
	 * What stands in the place of an ask whose time was over before it went out.
	 */
	private static final byte[] VOID = write(Map.of("type", "void"));

	private ActorRequestWriter() {
	}

	/**
	 * Write {@code send}.
	 * @param to the actor
	 * @param event the event, with its type
	 * @param origin who sends it, and in the course of what
	 * @return the message
	 */
	public static byte[] send(String to, Map<String, ? extends @Nullable Object> event, Origin origin) {
		Map<String, @Nullable Object> message = new LinkedHashMap<>();
		message.put("type", "send");
		message.put("to", to);
		message.put("event", event);
		put(message, origin);
		return write(message);
	}

	/**
	 * Write {@code ask}.
	 * @param id the id of the question
	 * @param to the actor
	 * @param event the event, with its type
	 * @param origin who asks, and in the course of what
	 * @param left how much of its time is left
	 * @return the message; {@code void} if none is
	 */
	public static byte[] ask(long id, String to, Map<String, ? extends @Nullable Object> event, Origin origin,
			Duration left) {
		if (left.toMillis() <= 0) {
			return VOID;
		}
		Map<String, @Nullable Object> message = question("ask", id);
		message.put("to", to);
		message.put("event", event);
		message.put("timeoutMs", left.toMillis());
		put(message, origin);
		return write(message);
	}

	/**
	 * Write {@code actors}.
	 * @param id the id of the question
	 * @param query which actors
	 * @param watch whether to hear of changes too
	 * @return the message
	 */
	public static byte[] actors(long id, ActorQuery query, boolean watch) {
		Map<String, @Nullable Object> message = question("actors", id);
		message.put("query", query);
		message.put("watch", watch);
		return write(message);
	}

	/**
	 * Write a message about one actor.
	 * @param type {@code subscribe} or {@code watch}
	 * @param id the id of the question
	 * @param to the actor
	 * @return the message
	 */
	public static byte[] about(String type, long id, String to) {
		Map<String, @Nullable Object> message = question(type, id);
		message.put("to", to);
		return write(message);
	}

	/**
	 * Write the end of a question.
	 * @param type {@code cancel} or {@code unsubscribe}
	 * @param id the id of the question
	 * @return the message
	 */
	public static byte[] end(String type, long id) {
		return write(question(type, id));
	}

	private static void put(Map<String, @Nullable Object> message, Origin origin) {
		if (origin.from() != null) {
			message.put("from", origin.from());
		}
		TraceContext trace = origin.trace();
		if (trace != null) {
			message.put("traceparent", trace.traceparent());
			if (trace.tracestate() != null) {
				message.put("tracestate", trace.tracestate());
			}
		}
	}

	private static Map<String, @Nullable Object> question(String type, long id) {
		Map<String, @Nullable Object> message = new LinkedHashMap<>();
		message.put("type", type);
		message.put("id", id);
		return message;
	}

	private static byte[] write(Map<String, ? extends @Nullable Object> message) {
		return ProtocolJson.mapper().writeValueAsBytes(message);
	}

}
