package io.github.xstatewebrtc.messaging;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.protocol.ProtocolJson;

/**
 * Snapshots and values as another peer wrote them, as trees of plain values.
 */
final class ReadSnapshot {

	private ReadSnapshot() {
	}

	static ActorSnapshot of(String json) {
		JsonNode snapshot = ProtocolJson.mapper().readTree(json);
		Set<String> tags = new LinkedHashSet<>();
		snapshot.path("tags").forEach((tag) -> tags.add(tag.asString("")));
		Object value = tree(snapshot.path("value"));
		return new ActorSnapshot(ActorStatus.of(snapshot.path("status").asString("")), (value != null) ? value : "",
				tree(snapshot.path("context")), tags, tree(snapshot.path("output")), tree(snapshot.path("error")));
	}

	static ActorEvent event(String json) {
		Map<String, @Nullable Object> payload = new LinkedHashMap<>();
		JsonNode event = ProtocolJson.mapper().readTree(json);
		event.properties().forEach((member) -> payload.put(member.getKey(), tree(member.getValue())));
		payload.remove("type");
		return ActorEvent.of(event.path("type").asString(""), Collections.unmodifiableMap(payload));
	}

	static @Nullable Object value(@Nullable String json) {
		return (json != null) ? tree(ProtocolJson.mapper().readTree(json)) : null;
	}

	private static @Nullable Object tree(JsonNode node) {
		return (node.isMissingNode() || node.isNull()) ? null : ProtocolJson.mapper().treeToValue(node, Object.class);
	}

}
