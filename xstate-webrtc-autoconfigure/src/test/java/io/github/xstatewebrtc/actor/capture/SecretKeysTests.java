package io.github.xstatewebrtc.actor.capture;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which keys are masked.
 */
class SecretKeysTests {

	private final SecretKeys keys = new SecretKeys(List.of("card-number"));

	@ParameterizedTest
	@ValueSource(strings = { "password", "userPassword", "PASSWORD_HASH", "client-secret", "access_token", "tokens",
			"credentials", "Authorization", "apiKey", "api.key", "key", "Set-Cookie", "basicAuth", "cardNumber",
			"card_number" })
	void looksLikeASecret(String key) {
		assertThat(this.keys.isSecret(key)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "name", "amount", "keyboard", "author", "status", "items", "monkeys", "" })
	void doesNot(String key) {
		assertThat(this.keys.isSecret(key)).isFalse();
	}

	@Test
	void whatATextAssignsToSecretKeysIsMasked() {
		assertThat(
				this.keys.maskAssignments("user=ann password=hunter2, Authorization: Bearer abc.def; token='x y' n=1"))
			.isEqualTo("user=ann password=******, Authorization: ******; token=****** n=1");
		assertThat(this.keys.maskAssignments("{\"password\":\"hunter2\",\"n\":1}"))
			.isEqualTo("{\"password\":******,\"n\":1}");
	}

}
