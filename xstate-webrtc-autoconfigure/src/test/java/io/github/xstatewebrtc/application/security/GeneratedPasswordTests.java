package io.github.xstatewebrtc.application.security;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.autoconfigure.NarrowedClassPath;

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
		assertThat(answers.get(3)).contains("\"joined\"", "\"permissions\":[\"inspect\",\"values\"]");
	}

}
