package io.github.xstatewebrtc.protocol.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether JSON holds what other JSON says.
 */
final class Held {

	private Held() {
	}

	/**
	 * Return which members are missing, or are another value. Lists may have another
	 * order, as those have that are sets.
	 */
	static List<String> missing(JsonNode said, @Nullable JsonNode held) {
		List<String> missing = new ArrayList<>();
		collect("", said, held, missing);
		return missing;
	}

	private static void collect(String path, JsonNode said, @Nullable JsonNode held, List<String> missing) {
		if (said.isNull() && (held == null || held.isNull())) {
			return;
		}
		if (held == null || said.size() > held.size()
				|| !(said.isContainer() || said.asString().equals(held.asString()))) {
			missing.add(path + " " + said + " is " + held);
			return;
		}
		if (said.path(0).isObject()) {
			for (int i = 0; i < said.size(); i++) {
				collect(path + "/" + i, said.path(i), held.path(i), missing);
			}
		}
		else if (said.isArray() && !texts(said).equals(texts(held))) {
			missing.add(path + " " + said + " is " + held);
		}
		for (Map.Entry<String, JsonNode> member : said.properties()) {
			collect(path + "/" + member.getKey(), member.getValue(), held.get(member.getKey()), missing);
		}
	}

	private static Set<String> texts(JsonNode list) {
		return list.valueStream().map(JsonNode::toString).collect(Collectors.toSet());
	}

}
