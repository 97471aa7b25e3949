package io.github.xstatewebrtc.actor.capture;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is shown of definitions, which may come from outside with anything in them.
 */
class DefinitionRedactionTests {

	private static final Map<String, Object> MACHINE = Map
		.of("id", "order", "initial", "cart", "states", Map.of("cart", Map.of("entry",
				List.of("log",
						Map.of("type", "xstate.assign", "assignment", Map.of("password", "hunter2", "city", "Rome"))),
				"invoke", List.of(Map.of("src", Map.of("type", "fetch", "headers", "Authorization: Bearer abc123")))),
				"token",
				Map.of("on",
						Map.of("SECRET",
								List.of(Map.of("target", List.of("#order.cart"), "guard",
										Map.of("type", "and", "guards", List.of("isPaid", "isOpen")))))),
				"paid", "[Object]"), "apiKey", "abc", "region", "north of the river");

	@Test
	void whatNamesTheStructureIsShownAndEverythingElseIsAValue() {
		Map<String, ?> shown = redacted(true);
		assertThat(shown).extracting("id", "initial", "apiKey", "region")
			.containsExactly("order", "cart", "******", "north of the river");
		assertThat(shown.toString())
			.contains("log", "xstate.assign", "Rome", "SECRET", "#order.cart", "isPaid", "isOpen", "paid=[Object]")
			.doesNotContain("hunter2", "abc123");
	}

	@Test
	void whoMaySeeNoValuesSeesTheStructureAlone() {
		assertThat(redacted(false).toString())
			.contains("log", "xstate.assign", "fetch", "SECRET", "#order.cart", "isPaid", "isOpen", "paid=[Object]")
			.doesNotContain("Rome", "north", "hunter2", "abc");
	}

	private static Map<String, ?> redacted(boolean showValues) {
		return new ValueCapture(CaptureLimits.DEFAULTS, Redaction.of(List.of()), showValues).captureDefinition(MACHINE);
	}

}
