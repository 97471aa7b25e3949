package io.github.xstatewebrtc.actor.capture;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which keys are masked.
 */
class SecretKeysTests {

	private final SecretKeys keys = new SecretKeys(List.of("customer-number"));

	@ParameterizedTest
	@ValueSource(strings = { "password", "userPassword", "PASSWORD_HASH", "client-secret", "access_token", "tokens",
			"credentials", "Authorization", "apiKey", "api.key", "key", "Set-Cookie", "basicAuth", "cardNumber",
			"card_number", "customerNumber", "customer number", "iban", "customerIban", "IBAN", "ssn", "customerSsn",
			"ssn_last4", "pan", "cardPan", "card-pan", "PAN", "creditCard", "socialSecurityNumber", "securityCode",
			"signature", "request-signature" })
	void looksLikeASecret(String key) {
		assertThat(this.keys.isSecret(key)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "name", "amount", "keyboard", "author", "status", "items", "monkeys", "className",
			"businessName", "ADDRESS_NUMBER", "company", "timespan", "timeSpan", "panel", "pancake", "card",
			"signatureRequired", "" })
	void doesNot(String key) {
		assertThat(this.keys.isSecret(key)).isFalse();
	}

}
