package io.github.xstatewebrtc.inspection;

import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.capture.CapturedEvent;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.WellFormed;

/**
 * Writes what was captured as JSON. What is captured is immutable: any thread may do
 * this.
 */
public final class CapturedJson {

	private CapturedJson() {
	}

	/**
	 * Return a snapshot as JSON.
	 * @param snapshot a captured snapshot
	 * @return an object with {@code status}, {@code value} and what else is known
	 */
	public static String text(ActorSnapshot snapshot) {
		return text((json) -> write(json, snapshot));
	}

	/**
	 * Return an event as JSON.
	 * @param event a captured event
	 * @return an object with {@code type} and what the event carries
	 */
	public static String text(CapturedEvent event) {
		return text((json) -> write(json, event));
	}

	/**
	 * Return a value as JSON.
	 * @param value a captured value
	 * @return the JSON
	 */
	public static String text(@Nullable Object value) {
		return text((json) -> write(json, value));
	}

	static void write(JsonGenerator json, ActorSnapshot snapshot) {
		json.writeStartObject();
		json.writeStringProperty("status", snapshot.status().id());
		writeProperty(json, "value", snapshot.value());
		writeProperty(json, "context", snapshot.context());
		if (!snapshot.tags().isEmpty()) {
			writeProperty(json, "tags", snapshot.tags().stream().sorted().toList());
		}
		writeProperty(json, "output", snapshot.output());
		writeProperty(json, "error", snapshot.error());
		json.writeEndObject();
	}

	static void write(JsonGenerator json, CapturedEvent event) {
		json.writeStartObject();
		json.writeStringProperty("type", WellFormed.text(event.type()));
		event.payload().forEach((key, value) -> {
			if (!key.equals("type")) {
				json.writeName(WellFormed.text(key));
				write(json, value);
			}
		});
		json.writeEndObject();
	}

	static void write(JsonGenerator json, @Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			json.writeStartObject();
			map.forEach((key, member) -> {
				json.writeName(WellFormed.text((String) key));
				write(json, member);
			});
			json.writeEndObject();
		}
		else if (value instanceof Collection<?> list) {
			json.writeStartArray();
			list.forEach((element) -> write(json, element));
			json.writeEndArray();
		}
		else if (value instanceof CharSequence text) {
			json.writeString(WellFormed.text(text.toString()));
		}
		else {
			json.writePOJO(value);
		}
	}

	private static void writeProperty(JsonGenerator json, String name, @Nullable Object value) {
		if (value != null) {
			json.writeName(name);
			write(json, value);
		}
	}

	private static String text(Consumer<JsonGenerator> content) {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = ProtocolJson.mapper().createGenerator(text)) {
			content.accept(json);
		}
		return text.toString();
	}

}
