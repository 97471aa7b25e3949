package io.github.xstatewebrtc.messaging;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.type.LogicalType;

import io.github.xstatewebrtc.actor.BadEventException;
import io.github.xstatewebrtc.actor.EventReader;
import io.github.xstatewebrtc.protocol.ProtocolJson;

/**
 * Reads events into records, strictly: nothing is made up for a member that is missing,
 * and none is turned into another kind. Safe for use by many threads.
 */
public final class RecordReader implements EventReader {

	private static final ObjectMapper MAPPER = ProtocolJson.mapper()
		.rebuild()
		.annotationIntrospector(new RequiredComponents())
		.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
		.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
		.withCoercionConfig(LogicalType.Textual,
				(text) -> List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
					.forEach((shape) -> text.setCoercion(shape, CoercionAction.Fail)))
		.build();

	@Override
	public <T extends Record> T read(Class<T> type, Map<String, ? extends @Nullable Object> payload)
			throws BadEventException {
		try {
			return MAPPER.convertValue(payload, type);
		}
		catch (JacksonException ex) {
			throw new BadEventException(
					"The event has to carry " + ExpectedMembers.of(type) + where(ex.getPath()) + ".");
		}
	}

	// Names of members that no record has are the sender's: they are not repeated.
	private static String where(List<JacksonException.Reference> path) {
		StringBuilder names = new StringBuilder();
		for (JacksonException.Reference reference : path) {
			if (reference.from() instanceof Class<?> type && type.isRecord() && reference.getPropertyName() != null) {
				names.append(names.isEmpty() ? "" : ".").append(reference.getPropertyName());
			}
		}
		return names.isEmpty() ? "" : "; '" + names + "' is not as it has to be";
	}

}
