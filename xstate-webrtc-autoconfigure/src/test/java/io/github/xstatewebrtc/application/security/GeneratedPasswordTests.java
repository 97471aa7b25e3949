package io.github.xstatewebrtc.application.security;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.autoconfigure.NarrowedClassPath;
import io.github.xstatewebrtc.protocol.ProtocolJson;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Security just added, and nothing configured but the role of its one user. Spring
 * Boot makes no password where OAuth 2 is on the class path.
 */
class GeneratedPasswordTests {

	@Test
	void whoReadsThePasswordInTheLogMayWatchAndNobodyElse() throws Exception {
		List<String> answers = NarrowedClassPath.call(ApplicationWithoutPeople.class, "spring-security-oauth2-.*",
				"spring-boot-.*oauth2.*", "nimbus-jose-jwt");
		assertThat(answers.subList(0, 3)).containsExactly("401", "401", "200");
		JsonNode joined = ProtocolJson.mapper().readTree(answers.get(3));
		assertThat(joined.path("type").asString()).isEqualTo("joined");
		assertThat(joined.path("permissions")).extracting(JsonNode::asString)
			.containsExactlyInAnyOrder("inspect", "values");
	}

}
