package io.github.xstatewebrtc.inspection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.capture.Redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Recording what statecharts do in a test.
 */
class InspectionRecorderTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Probe probe = Probe.showing(ShowValues.WHEN_AUTHORIZED);

	@Test
	void recordsAtOnceWhatAnInspectorWouldSee() {
		LocalActor order = this.probe.actor("order");
		try (InspectionRecorder recorder = InspectionRecorder.of(this.probe.system, this.probe.bridge)) {
			this.probe.system.received(order, null, ActorEvent.of("PAY", Map.of("sum", 7, "password", "hunter2")));
			this.probe.system.transitioned(order, ActorEvent.of("PAY"), Probe.state("paid", Map.of("sum", 7)));
			this.probe.stop(order, "over");
			assertThat(recorder.states("order")).containsExactly("start", "paid", "over");
			assertThat(recorder.events("order")).extracting(RecordedEvent::kind)
				.containsExactly(RecordedEvent.Kind.STARTED, RecordedEvent.Kind.RECEIVED,
						RecordedEvent.Kind.TRANSITIONED, RecordedEvent.Kind.STOPPED);
			assertThat(recorder.events(order.sessionId()).get(1).payload())
				.isEqualTo(Map.of("sum", 7, "password", "******"));
			assertThat(recorder.events().get(2).context()).isEqualTo(Map.of("sum", 7));
			assertThat(recorder.events().get(3).output()).isEqualTo("the output");
			assertThat(this.probe.executed).isZero();
		}
	}

	@Test
	void recordsNoValuesWhereNobodySeesThemAndNothingOfWhatIsNotShown() {
		Probe probe = new Probe(new InspectionSettings(0, 100, List.of(), List.of("hidden"), ShowValues.NEVER,
				Redaction.of(List.of())));
		try (InspectionRecorder recorder = InspectionRecorder.of(probe.system, probe.bridge)) {
			probe.event(probe.actor("order"), "PAY", "paid", Map.of("sum", 7));
			probe.event(probe.actor("hidden"), "PAY", "paid", Map.of("sum", 7));
			assertThat(recorder.events("order")).last()
				.extracting(RecordedEvent::context)
				.isEqualTo(Map.of("sum", "******"));
			assertThat(recorder.events("hidden")).isEmpty();
		}
	}

	@Test
	void waitsForWhatHappensOnAnotherThread() {
		LocalActor order = this.probe.actor("order");
		try (InspectionRecorder recorder = InspectionRecorder.of(this.probe.system, this.probe.bridge)) {
			CompletableFuture<Void> other = CompletableFuture
				.runAsync(() -> this.probe.event(order, "PAY", "paid", Map.of()));
			RecordedEvent paid = recorder.await("order", (event) -> "paid".equals(event.state()), PATIENCE);
			assertThat(paid.type()).isEqualTo("PAY");
			assertThat(recorder.await("order", (event) -> "paid".equals(event.state()), Duration.ZERO)).isSameAs(paid);
			other.join();
		}
	}

	@Test
	void whatDoesNotComeInTimeFailsWithWhatCame() {
		this.probe.event(this.probe.actor("cart"), "ADD", "full", Map.of());
		try (InspectionRecorder recorder = InspectionRecorder.of(this.probe.system, this.probe.bridge)) {
			this.probe.event(this.probe.actor("order"), "PAY", "paid", Map.of("sum", 7));
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(
						() -> recorder.await("order", (event) -> "shipped".equals(event.state()), Duration.ofMillis(1)))
				.withMessageContaining("'order'")
				.withMessageContaining("within 1 ms")
				.withMessageContaining("order transitioned PAY -> paid {sum=7}");
		}
	}

	@Test
	void closedItRecordsNothingMore() {
		LocalActor order = this.probe.actor("order");
		InspectionRecorder recorder = InspectionRecorder.of(this.probe.system, this.probe.bridge);
		recorder.close();
		this.probe.event(order, "PAY", "paid", Map.of());
		assertThat(recorder.states("order")).containsExactly("start");
	}

}
