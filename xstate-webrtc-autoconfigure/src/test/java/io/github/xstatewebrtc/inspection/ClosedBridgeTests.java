package io.github.xstatewebrtc.inspection;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A bridge that is closed leaves nothing behind, even if it is still told of events.
 */
class ClosedBridgeTests {

	private final Probe probe = Probe.withHistory(200);

	@Test
	void itNotesNothingAndRunsNothing() {
		LocalActor order = this.probe.actor("order");
		Watcher watcher = this.probe.watch(Probe.EVERYTHING);
		this.probe.event(order, "WAITS", "waiting", Map.of());
		long seq = this.probe.bridge.seq();
		this.probe.bridge.close();
		this.probe.event(order, "LATE", "late", Map.of());
		this.probe.actor("another");
		int executed = this.probe.executed;
		this.probe.run();
		this.probe.event(order, "LATER", "later", Map.of());
		this.probe.run();
		assertThat(this.probe.bridge.seq()).isEqualTo(seq);
		assertThat(this.probe.bridge.actors()).isEmpty();
		assertThat(this.probe.bridge.lastActivity(order.sessionId())).isNull();
		assertThat(this.probe.bridge.watchers()).isZero();
		assertThat(this.probe.executed - executed).isLessThanOrEqualTo(1);
		assertThat(Probe.lines(watcher)).noneMatch((line) -> line.contains("late"));
		assertThatIllegalStateException()
			.isThrownBy(() -> this.probe.bridge.watch(Probe.EVERYTHING, Audience.VALUES, () -> {
			}));
	}

	@Test
	void itHoldsNoActor() {
		List<WeakReference<Object>> references = actorsOfAClosedBridge();
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
			System.gc();
			return references.stream().allMatch((reference) -> reference.get() == null);
		});
		assertThat(this.probe.bridge.actors()).isEmpty();
	}

	private List<WeakReference<Object>> actorsOfAClosedBridge() {
		LocalActor stopped = this.probe.actor("stopped");
		LocalActor watched = this.probe.actor("watched");
		this.probe.event(stopped, "GO", "gone", Map.of());
		this.probe.stop(stopped, "gone");
		this.probe.watch(Probe.EVERYTHING);
		this.probe.event(watched, "GO", "gone", Map.of());
		this.probe.system.received(watched, null, ActorEvent.of("WAITS"));
		this.probe.bridge.close();
		this.probe.stop(watched, "gone");
		return List.of(new WeakReference<>(stopped), new WeakReference<>(watched));
	}

}
