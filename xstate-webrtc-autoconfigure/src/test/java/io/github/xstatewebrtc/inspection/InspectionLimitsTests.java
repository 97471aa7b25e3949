package io.github.xstatewebrtc.inspection;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.actuate.LimitMeters;
import io.github.xstatewebrtc.protocol.inspection.InspectRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What inspectors are shown of what is too much, and what is counted.
 */
class InspectionLimitsTests {

	private final Probe probe = Probe.withHistory(2);

	@RegisterExtension
	final LimitMeters meters = LimitMeters.of(this.probe.bridge);

	@Test
	@Limit("events for those who come later")
	void whoComesBackTooLateIsToldOfTheGap() {
		LocalActor order = this.probe.actor("order");
		long after = this.probe.bridge.seq();
		for (String event : List.of("ONE", "TWO", "THREE")) {
			this.probe.event(order, event, event, Map.of());
		}
		assertThat(Probe.lines(this.probe.watch(new InspectRequest(null, after, null)))).startsWith("gap 4",
				"actor order THREE", "event {\"type\":\"THREE\"}");
		assertThat(this.meters.count("inspection.forgotten", null)).isEqualTo(4);
	}

	@Test
	@Limit("one snapshot or event")
	void whatIsTooLargeToBeShownWholeSaysSoAndIsCounted() {
		LocalActor order = this.probe.actor("order");
		Watcher watcher = this.probe.watch(Probe.EVERYTHING);
		Probe.bytes(watcher);
		this.probe.event(order, "WIDE", "wide", Map.of("items", Collections.nCopies(201, 1)));
		this.probe.event(order, "LONG", "long", Map.of("text", "x".repeat(4_097)));
		this.probe.event(order, "FITS", "fits", Map.of("items", Collections.nCopies(200, 1)));
		this.probe.run();
		assertThat(Probe.lines(watcher)).filteredOn((line) -> line.startsWith("snapshot"))
			.satisfiesExactly((line) -> assertThat(line).contains("… 1 more"),
					(line) -> assertThat(line).contains("… (4097 characters)"),
					(line) -> assertThat(line).doesNotContain("…"));
		assertThat(this.meters.count("inspection.truncated", "value")).isEqualTo(2);
	}

	@Test
	@Limit("one definition")
	void aDefinitionThatIsTooLongIsLeftOutAndCountedOnce() {
		this.probe.actor("huge", Map.of("id", "x".repeat(262_144)));
		this.probe.actor("order", Map.of("id", "order"));
		for (int i = 0; i < 2; i++) {
			List<JsonNode> actors = Probe.messages(this.probe.watch(Probe.EVERYTHING)).subList(0, 2);
			assertThat(actors).extracting((actor) -> actor.has("definition")).containsExactly(false, true);
		}
		assertThat(this.meters.count("inspection.truncated", "definition")).isEqualTo(1);
	}

}
