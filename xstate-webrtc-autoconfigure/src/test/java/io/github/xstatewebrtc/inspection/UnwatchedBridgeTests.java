package io.github.xstatewebrtc.inspection;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With nobody watching, nothing is read and nothing runs.
 */
class UnwatchedBridgeTests {

	private final Probe probe = Probe.withHistory(200);

	private final Touchy touchy = new Touchy();

	@Test
	void noContextAndNoPayloadIsReadAndNoTaskIsSubmitted() {
		LocalActor order = this.probe.actor("order");
		touch(order);
		this.probe.run();
		assertThat(this.touchy.value).isZero();
		assertThat(this.probe.executed).isZero();
	}

	@Test
	void readingBeginsWithTheFirstWatcherAndEndsWithTheLast() {
		LocalActor order = this.probe.actor("order");
		Watcher watcher = this.probe.watch(Probe.EVERYTHING);
		touch(order);
		this.probe.run();
		int reads = this.touchy.value;
		assertThat(reads).isEqualTo(3);
		watcher.close();
		this.probe.run();
		int executed = this.probe.executed;
		touch(order);
		this.probe.run();
		assertThat(this.touchy.value).isEqualTo(reads);
		assertThat(this.probe.executed).isEqualTo(executed);
	}

	@Test
	void whatWaitedWhenTheLastWatcherLeftKeepsItsPlaceBeforeWhatFollows() {
		LocalActor order = this.probe.actor("order");
		Watcher watcher = this.probe.watch(Probe.EVERYTHING);
		this.probe.event(order, "ONE", "one", Map.of());
		watcher.close();
		this.probe.event(order, "TWO", "two", Map.of());
		this.probe.run();
		this.probe.event(order, "THREE", "three", Map.of());
		assertThat(Probe.lines(this.probe.watch(Probe.EVERYTHING))).startsWith("actor order three")
			.containsSubsequence("snapshot ONE one {}", "snapshot TWO two", "snapshot THREE three");
	}

	private void touch(LocalActor actor) {
		this.probe.system.received(actor, null, ActorEvent.of("PAY", Map.of("item", this.touchy)));
		this.probe.system.transitioned(actor, ActorEvent.of("PAY", Map.of("item", this.touchy)),
				Probe.state("paid", this.touchy));
	}

	/**
	 * A context that notices when it is read.
	 */
	public static class Touchy {

		private int value;

		public int getValue() {
			return ++this.value;
		}

	}

}
