package io.github.xstatewebrtc.actor.capture;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which parts of a text are masked.
 */
class SecretTextTests {

	private final ValueCapture capture = new ValueCapture(CaptureLimits.DEFAULTS, Redaction.of(List.of()), true);

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			user=ann password=hunter2, n=1                       | user=ann password=******, n=1
			Authorization: Bearer abc.def; token='x y' n=1       | Authorization: ******; token=****** n=1
			Authorization: ApiKey hunter2                        | Authorization: ******
			Authorization=hunter2, n=1                           | Authorization=******, n=1
			{"password":"hunter2","n":1}                         | {"password":******,"n":1}
			{"password":"hun\\"ter2","n":1}                      | {"password":******,"n":1}
			"{\\"password\\":\\"hun ter2\\",\\"n\\":1}"           | "{\\"password\\":******,\\"n\\":1}"
			{password=hunter2, n=1}                              | {password=******, n=1}
			tokens: [abc, [def], ghi], n: 1                      | tokens: ******, n: 1
			error: password=hunter2                              | error: password=******
			url=https://x/?a=1&password=hunter2&b=2              | url=https://x/?a=1&password=******&b=2
			jdbc:postgresql://h/db?user=a&password=hunter2       | jdbc:postgresql://h/db?user=a&password=******
			jdbc:sqlserver://h;user=a;password=hunter2;x=1       | jdbc:sqlserver://h;user=a;password=******;x=1
			password => hunter2                                  | password => ******
			password := hunter2                                  | password := ******
			Cookie: a=hunter2; b=hunter2                         | Cookie: ******
			password="hunter2 and no end                         | password=******
			https://bob:hunter2@example.com/a                    | https://bob:******@example.com/a
			amqp://bob:hunt@er2@h:5672/ and redis://:hunter2@h   | amqp://bob:******@h:5672/ and redis://:******@h
			login as bob:hunter2@host                            | login as bob:******@host
			got Bearer abcdefgh123 back                          | got Bearer ****** back
			Basic Ym9iOmh1bnRlcjI=                               | Basic ******
			of eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln!        | of ******!
			iban: DE00123                                        | iban: ******
			""")
	void secretsAreMasked(String text, String masked) {
		assertThat(this.capture.capture(text)).isEqualTo(masked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "plain", "a=b, c: d", "2026-01-02T10:11:12Z", "mailto:ann@example.com",
			"ann@example.com", "git@github.com:owner/name", "https://example.com:8080/a?b=c", "npm:@scope/name",
			"Basic information for the bearer of this", "password", "password:", "the key to it", "x:y:z", "a = b" })
	void otherTextStaysAsItIs(String text) {
		assertThat(this.capture.capture(text)).isEqualTo(text);
	}

	@Test
	void aSecretThatIsCutIsMaskedNevertheless() {
		String start = "x".repeat(4_080) + " https://";
		assertThat(this.capture.capture(start + "bob:hunter2hunter2@example.com/" + "y".repeat(5_000))).asString()
			.doesNotContain("hun");
		String masked = "password=" + "x".repeat(2_000) + " ";
		assertThat(this.capture.capture(masked.repeat(2) + "z".repeat(550) + " //bob:hunter2" + "h".repeat(600) + "@x"))
			.asString()
			.doesNotContain("hun");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a.", "eyJ", ":", "@", "a:", "=", "\"", "password=\"", "bearer ", "a@", "[",
			"token=[", "basic a", " ", "\\", "password\\" })
	void noTextTakesLong(String part) {
		CaptureLimits huge = new CaptureLimits(10, 200, 2_000_000, 5_000, 2_000_000, Duration.ofSeconds(10));
		ValueCapture longer = new ValueCapture(huge, Redaction.of(List.of()), true);
		assertThat(longer.capture(part.repeat(1_000_000 / part.length()))).isNotNull();
	}

}
