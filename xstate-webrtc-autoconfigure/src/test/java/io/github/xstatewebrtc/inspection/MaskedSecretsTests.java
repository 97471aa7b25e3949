package io.github.xstatewebrtc.inspection;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorState;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.capture.Redaction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Secrets, planted wherever an application may have them, and searched in what is sent.
 */
class MaskedSecretsTests {

	private static final String SECRET = "hunter2";

	@Test
	void noSecretIsSentFromAnyPlace() {
		String sent = send(InspectionSettings.DEFAULTS);
		assertThat(sent).doesNotContain(SECRET).contains("******").contains("visible");
	}

	@Test
	void configuredKeysAreMaskedToo() {
		assertThat(send(InspectionSettings.DEFAULTS)).contains("4711-number");
		assertThat(send(new InspectionSettings(200, 100, List.of(), List.of(), ShowValues.ALWAYS,
				Redaction.of(List.of("CUSTOMER-number")))))
			.doesNotContain("4711-number");
	}

	@Test
	void withoutValuesOnlyKeysAndStatesAreSent() {
		String sent = send(
				new InspectionSettings(200, 100, List.of(), List.of(), ShowValues.NEVER, Redaction.of(List.of())));
		assertThat(sent).doesNotContain(SECRET)
			.doesNotContain("visible")
			.doesNotContain("4711-number")
			.contains("customer")
			.contains("\"value\":\"token\"");
	}

	@Test
	void withoutValuesKeysThatAreDataAreNotSentEither() {
		Probe probe = new Probe(
				new InspectionSettings(200, 100, List.of(), List.of(), ShowValues.NEVER, Redaction.of(List.of())));
		Watcher watcher = probe.watch(Probe.EVERYTHING);
		LocalActor actor = probe.actor("login");
		probe.event(actor, "LOGIN", "in", Map.of("byMail", Map.of("alice@example.com", 1)));
		probe.run();
		assertThat(Probe.lines(watcher)).last().isEqualTo("snapshot LOGIN in {\"byMail\":{\"******\":\"******\"}}");
	}

	@Test
	void aStateThatIsCalledLikeASecretIsStillAState() {
		assertThat(send(InspectionSettings.DEFAULTS)).contains("\\\"token\\\":{\\\"on\\\":")
			.contains("\\\"password\\\":[{\\\"target\\\":\\\"#login.token\\\"");
	}

	private static String send(InspectionSettings settings) {
		Probe probe = new Probe(settings);
		Watcher watcher = probe.watch(Probe.EVERYTHING);
		Map<String, @Nullable Object> action = Map.of("type", "call", "params", Map.of("apiKey", SECRET));
		LocalActor actor = probe.actor("login",
				Map.of("id", "login", "context", Map.of("password", SECRET), "states", Map.of("token",
						Map.of("on", Map.of("password", List.of(Map.of("target", "#login.token")))), "called",
						Map.of("entry", List.of(action), "invoke", List.of(Map.of("input", Map.of("pwd", SECRET)))))));
		probe.system.received(actor, null, ActorEvent.of("LOGIN", Map.of("Authorization", "Bearer " + SECRET)));
		probe.system.transitioned(actor, ActorEvent.of("LOGIN", Map.of("user-password", SECRET)), state());
		probe.run();
		StringBuilder sent = new StringBuilder();
		Probe.bytes(watcher).forEach((message) -> sent.append(new String(message, StandardCharsets.UTF_8)));
		return sent.toString();
	}

	private static ActorState state() {
		Map<String, @Nullable Object> context = new HashMap<>();
		context.put("customer", new Customer("visible", SECRET, "4711-number", SECRET));
		context.put("list", List.of(Map.of("client_secret", SECRET)));
		context.put("urls", List.of("jdbc:postgresql://db/shop?user=visible&password=" + SECRET,
				"https://bob:" + SECRET + "@example.com/", "Authorization: Bearer " + SECRET));
		return new ActorSnapshot(ActorStatus.ERROR, "token", context, Set.of(), Map.of("accessToken", SECRET),
				new IllegalStateException("login failed with password=" + SECRET + " for visible"));
	}

	/**
	 * A bean of an application.
	 *
	 * @param name what may be seen
	 * @param passwordHash what may not
	 * @param customerNumber what may be seen unless configured
	 * @param iban what may not either
	 */
	record Customer(String name, String passwordHash, String customerNumber, String iban) {
	}

}
