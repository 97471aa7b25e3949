package io.github.xstatewebrtc.protocol.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.actors.TraceContext;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.Refusal;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;
import io.github.xstatewebrtc.protocol.signaling.Signal;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;

/**
 * Makes wire records with values of all kinds.
 */
final class Records {

	private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

	private static final List<String> TEXTS = List.of("a", "p-7f3a", "Kasse Süd 🛒", "\"quoted\" \\ text",
			"é".repeat(128));

	private static final List<String> JSON = List.of("7", "\"text\"", "{\"a\":[1,null]}", "true");

	private static final Map<String, List<String>> WORDS = Map.of("reason", List.of("left", "revoked", "timeout"),
			"code", List.of("closed", "rate-limited"), "iceTransportPolicy", List.of("all", "relay"), "status",
			List.of("done", "error", "stopped"), "change", List.of("listed", "updated"), "tracestate",
			List.of("shop=1"), "type", List.of("offer", "answer"), "kind", List.of("jvm", "browser"));

	private final RandomGenerator random;

	Records(RandomGenerator random) {
		this.random = random;
	}

	/**
	 * Return the records that a sealed interface permits.
	 */
	static Stream<Class<? extends Record>> permitted(Class<?> type) {
		return type.isRecord() ? Stream.of(type.asSubclass(Record.class))
				: Arrays.stream(type.getPermittedSubclasses()).flatMap(Records::permitted);
	}

	/**
	 * Make a record in which either all members are there that may be absent, or none is.
	 */
	<T extends Record> T of(Class<T> type) {
		boolean all = this.random.nextBoolean();
		RecordComponent[] components = type.getRecordComponents();
		Object[] values = Arrays.stream(components).map((each) -> value(type, each, all)).toArray();
		try {
			return type
				.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new))
				.newInstance(values);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(type + " cannot be made of " + Arrays.toString(values), ex);
		}
	}

	private @Nullable Object value(Class<?> owner, RecordComponent component, boolean all) {
		Class<?> type = component.getType();
		if (component.getAnnotatedType().isAnnotationPresent(Nullable.class) && !all) {
			return null;
		}
		if (type == List.class || type == Set.class) {
			Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
			Object item = single(owner, component.getName(), element, all);
			return (type == List.class) ? List.of(item) : Set.of(item);
		}
		if (component.isAnnotationPresent(JsonRawValue.class)
				|| component.getAccessor().isAnnotationPresent(JsonRawValue.class)) {
			return json(component.getName());
		}
		return single(owner, component.getName(), type, all);
	}

	private Object single(Class<?> owner, String name, Class<?> type, boolean all) {
		if (type == String.class) {
			return text(owner, name, all);
		}
		if (type == boolean.class || type == Boolean.class) {
			return this.random.nextBoolean();
		}
		if (type == int.class || type == Integer.class) {
			return (name.equals("channel") || name.equals("sdpMLineIndex")) ? this.random.nextInt(2)
					: this.random.nextInt(1_024, Integer.MAX_VALUE);
		}
		if (type == long.class || type == Long.class) {
			return this.random.nextLong(1_024,
					1L << ((name.equals("resumeSeconds") || name.equals("signalBytes")) ? 31 : 53));
		}
		if (type.isEnum()) {
			return pick(List.of(type.getEnumConstants()));
		}
		if (type.isRecord() && type != TraceContext.class) {
			return of(type.asSubclass(Record.class));
		}
		return other(type);
	}

	private Object other(Class<?> type) {
		if (type == Instant.class) {
			return Instant.ofEpochMilli(this.random.nextLong(4_000_000_000_000L));
		}
		if (type == Duration.class) {
			return Duration.ofMillis(this.random.nextLong(1, 300_001));
		}
		if (type == Map.class) {
			return Map.of("amount", 10, "note", pick(TEXTS));
		}
		if (type == TraceContext.class) {
			return new TraceContext(TRACE, "shop=1");
		}
		if (type == ObjectNode.class) {
			return SignalingCodec.content(signal());
		}
		if (type == JsonNode.class) {
			return JsonNodeFactory.instance.numberNode(this.random.nextLong());
		}
		throw new IllegalArgumentException("No values of " + type + " are made yet");
	}

	private Signal signal() {
		return pick(List.of(Signal.wantConnect(), Signal.of("c-81", of(SessionDescription.class)),
				Signal.of("c-81", of(IceCandidate.class)), Signal.of("c-81", of(Refusal.class))));
	}

	private String text(Class<?> owner, String name, boolean all) {
		if (name.equals("channel")) {
			LinkChannel channel = all ? LinkChannel.ACTOR : LinkChannel.INSPECT;
			return owner.getSimpleName().equals("Hello") ? channel.label() : "Bestellungen 7";
		}
		return pick(WORDS.getOrDefault(name, TEXTS));
	}

	private String json(String name) {
		return switch (name) {
			case "snapshot" -> "{\"status\":\"active\",\"value\":" + pick(JSON) + "}";
			case "event" -> "{\"type\":\"PAID\",\"amount\":" + pick(JSON) + "}";
			default -> pick(JSON);
		};
	}

	private <T> T pick(List<? extends T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

}
