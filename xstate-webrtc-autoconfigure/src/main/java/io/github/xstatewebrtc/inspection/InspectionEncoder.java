package io.github.xstatewebrtc.inspection;

import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.capture.CapturedEvent;
import io.github.xstatewebrtc.actor.capture.ValueCapture;
import io.github.xstatewebrtc.protocol.ProtocolJson;
import io.github.xstatewebrtc.protocol.WellFormed;
import io.github.xstatewebrtc.protocol.inspection.InspectionEvents;

/**
 * Writes inspection events in UTF-8, member for member as {@code @statelyai/inspect} does
 * (protocol, section 5), as one audience sees them. Only the bridge's thread may use
 * this.
 */
final class InspectionEncoder {

	private final Audience audience;

	private final EncodedDefinitions definitions;

	/**
	 * Create an encoder.
	 * @param audience for whom it encodes
	 * @param capture captures definitions as this audience may see them
	 */
	InspectionEncoder(Audience audience, ValueCapture capture) {
		this.audience = audience;
		this.definitions = new EncodedDefinitions(capture);
	}

	// Where all see the same there is one audience.
	static Map<Audience, InspectionEncoder> forAll(InspectionSettings settings, ValueCapture capture) {
		Map<Audience, InspectionEncoder> made = new EnumMap<>(Audience.class);
		made.put(Audience.VALUES, new InspectionEncoder(Audience.VALUES, capture));
		if (settings.showValues() == ShowValues.WHEN_AUTHORIZED) {
			made.put(Audience.NO_VALUES, new InspectionEncoder(Audience.NO_VALUES, settings.capture(false)));
		}
		return made;
	}

	/**
	 * Return how many definitions are not shown since they are too long. For any thread.
	 * @return a number that only grows
	 */
	long definitionsLeftOut() {
		return this.definitions.leftOut();
	}

	byte[] actor(LocalActor actor, long seq, long time, ActorSnapshot snapshot) {
		SerializableString definition = this.definitions.of(actor);
		return write((json) -> {
			json.writeStringProperty("type", InspectionEvents.ACTOR);
			json.writeNumberProperty("_seq", seq);
			json.writeStringProperty("name", WellFormed.text(actor.name()));
			if (actor.systemId() != null) {
				json.writeStringProperty("systemId", WellFormed.text(actor.systemId()));
			}
			json.writeStringProperty("src", WellFormed.text(actor.src()));
			writeIds(json, actor);
			if (actor.parentId() != null) {
				json.writeStringProperty("parentId", actor.parentId());
			}
			if (definition != null) {
				json.writeName("definition");
				json.writeString(definition);
			}
			writeSnapshot(json, snapshot);
			writeEnd(json, time);
		});
	}

	byte[] event(LocalActor actor, long seq, long time, @Nullable String sourceId, CapturedEvent event) {
		return write((json) -> {
			json.writeStringProperty("type", InspectionEvents.EVENT);
			json.writeNumberProperty("_seq", seq);
			writeIds(json, actor);
			if (sourceId != null) {
				json.writeStringProperty("sourceId", sourceId);
			}
			writeEvent(json, event);
			writeEnd(json, time);
		});
	}

	byte[] snapshot(LocalActor actor, long seq, long time, CapturedEvent event, ActorSnapshot snapshot) {
		return write((json) -> {
			json.writeStringProperty("type", InspectionEvents.SNAPSHOT);
			json.writeNumberProperty("_seq", seq);
			writeIds(json, actor);
			writeEvent(json, event);
			writeSnapshot(json, snapshot);
			writeEnd(json, time);
		});
	}

	byte[] notice(Notice notice, long seq, long time, CapturedEvent event) {
		return write((json) -> {
			if (notice instanceof Notice.Reply reply) {
				writeReply(json, reply, seq, event);
			}
			else if (notice instanceof Notice.DeadLetter letter) {
				writeDeadLetter(json, letter, seq, event);
			}
			writeEnd(json, time);
		});
	}

	private void writeReply(JsonGenerator json, Notice.Reply reply, long seq, CapturedEvent event) {
		json.writeStringProperty("type", InspectionEvents.REPLY);
		json.writeNumberProperty("_seq", seq);
		writeIds(json, reply.actor());
		json.writeStringProperty("targetId", WellFormed.text(reply.targetId()));
		writeEvent(json, CapturedEvent.of(event.type()));
		if (reply.accepted() != null) {
			json.writeBooleanProperty("accepted", reply.accepted());
		}
		Map<String, ?> values = this.audience.view(event).payload();
		if (values.containsKey(Notice.Reply.VALUE)) {
			json.writeName(Notice.Reply.VALUE);
			CapturedJson.write(json, values.get(Notice.Reply.VALUE));
		}
		writeWhy(json, reply.code(), reply.message());
	}

	private void writeDeadLetter(JsonGenerator json, Notice.DeadLetter letter, long seq, CapturedEvent event) {
		json.writeStringProperty("type", InspectionEvents.DEAD_LETTER);
		json.writeNumberProperty("_seq", seq);
		if (letter.actor() != null) {
			writeIds(json, letter.actor());
		}
		json.writeStringProperty("sourceId", WellFormed.text(letter.sourceId()));
		json.writeStringProperty("to", WellFormed.text(letter.to()));
		writeEvent(json, event);
		writeWhy(json, letter.code(), letter.message());
	}

	private static void writeWhy(JsonGenerator json, @Nullable String code, @Nullable String message) {
		if (code != null) {
			json.writeStringProperty("code", code);
		}
		if (message != null) {
			json.writeStringProperty("message", WellFormed.text(message));
		}
	}

	byte[] gap(long dropped) {
		return write((json) -> {
			json.writeStringProperty("type", InspectionEvents.GAP);
			json.writeNumberProperty("dropped", dropped);
		});
	}

	byte[] synced(Collection<String> sessionIds) {
		return write((json) -> {
			json.writeStringProperty("type", InspectionEvents.SYNCED);
			json.writeArrayPropertyStart("sessionIds");
			sessionIds.forEach(json::writeString);
			json.writeEndArray();
		});
	}

	private static void writeIds(JsonGenerator json, LocalActor actor) {
		json.writeStringProperty("sessionId", actor.sessionId());
		json.writeStringProperty("rootId", actor.rootId());
	}

	private void writeEvent(JsonGenerator json, CapturedEvent captured) {
		json.writeName("event");
		CapturedJson.write(json, this.audience.view(captured));
	}

	private void writeSnapshot(JsonGenerator json, ActorSnapshot captured) {
		ActorSnapshot snapshot = this.audience.view(captured);
		json.writeName("snapshot");
		CapturedJson.write(json, snapshot);
	}

	private static void writeEnd(JsonGenerator json, long time) {
		json.writeStringProperty("createdAt", Long.toString(time));
		json.writeNullProperty("id");
		json.writeStringProperty("_version", InspectionEvents.VERSION);
	}

	private static byte[] write(Message message) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
		try (JsonGenerator json = ProtocolJson.mapper().createGenerator(bytes)) {
			json.writeStartObject();
			message.write(json);
			json.writeEndObject();
		}
		return bytes.toByteArray();
	}

	/**
	 * The members of a message.
	 */
	@FunctionalInterface
	private interface Message {

		void write(JsonGenerator json);

	}

}
