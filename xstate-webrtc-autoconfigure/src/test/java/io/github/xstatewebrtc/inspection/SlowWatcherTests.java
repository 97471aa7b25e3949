package io.github.xstatewebrtc.inspection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actuate.Limit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Watchers that do not keep up, and a bridge that does not.
 */
class SlowWatcherTests {

	private final Probe probe = Probe.withQueue(10);

	@Test
	@Limit("the queue of one inspector")
	void whoFallsBehindGetsAGapTheNewestStatesAndThenWhatHappens() {
		LocalActor order = this.probe.actor("order");
		LocalActor cart = this.probe.actor("cart");
		Watcher slow = this.probe.watch(Probe.EVERYTHING);
		assertThat(Probe.lines(slow)).hasSize(3);
		for (int i = 1; i <= 20; i++) {
			this.probe.event(order, "STEP", "step" + i, Map.of("n", i));
		}
		this.probe.run();
		LocalActor late = this.probe.actor("late");
		this.probe.event(cart, "ADD", "full", Map.of("n", 1));
		this.probe.run();
		assertThat(slow.queued()).isEqualTo(10);
		assertThat(slow.dropped()).isEqualTo(33);
		assertThat(this.probe.bridge.dropped()).isEqualTo(33);
		List<String> lines = drain(slow);
		assertThat(lines.subList(0, 10)).startsWith("event {\"type\":\"STEP\"}", "snapshot STEP step1 {\"n\":1}");
		assertThat(lines.subList(10, lines.size())).containsExactly("gap 33",
				"snapshot @xstate-webrtc.resync step20 {\"n\":20}", "actor late start {\"n\":0}",
				"snapshot @xstate-webrtc.resync start {\"n\":0}", "snapshot @xstate-webrtc.resync full {\"n\":1}",
				"synced 3");
		this.probe.event(late, "GO", "gone", Map.of());
		assertThat(drain(slow)).containsExactly("event {\"type\":\"GO\"}", "snapshot GO gone {}");
	}

	@Test
	void aFastWatcherIsNotAffectedByASlowOne() {
		LocalActor order = this.probe.actor("order");
		Watcher slow = this.probe.watch(Probe.EVERYTHING);
		Watcher fast = this.probe.watch(Probe.EVERYTHING);
		List<String> lines = new ArrayList<>();
		for (int i = 1; i <= 20; i++) {
			this.probe.event(order, "STEP", "step" + i, Map.of());
			lines.addAll(drain(fast));
		}
		assertThat(lines).hasSize(42);
		assertThat(fast.dropped()).isZero();
		assertThat(slow.dropped()).isPositive();
	}

	@Test
	void whatHappensWhileAWatcherCatchesUpIsMadeGoodToo() {
		List<LocalActor> actors = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			actors.add(this.probe.actor("actor" + i));
		}
		Watcher slow = this.probe.watch(Probe.EVERYTHING);
		assertThat(slow.queued()).isEqualTo(10);
		this.probe.event(actors.get(0), "GO", "gone", Map.of("n", 7));
		this.probe.run();
		assertThat(drain(slow)).hasSize(16)
			.endsWith("synced 12", "gap 2", "snapshot @xstate-webrtc.resync gone {\"n\":7}", "synced 12");
	}

	@Test
	void anActorThatCameAndWentUnseenIsNotOwed() {
		LocalActor order = this.probe.actor("order");
		Watcher slow = this.probe.watch(Probe.EVERYTHING);
		drain(slow);
		for (int i = 1; i <= 6; i++) {
			this.probe.event(order, "STEP", "step" + i, Map.of());
		}
		this.probe.run();
		LocalActor brief = this.probe.actor("brief");
		this.probe.stop(brief, "end");
		this.probe.stop(order, "over");
		this.probe.run();
		List<String> lines = drain(slow);
		assertThat(lines.subList(10, lines.size())).containsExactly("gap 5", "snapshot @xstate-webrtc.resync over {}",
				"synced 0");
	}

	@Test
	@Limit("what statecharts did and is not encoded yet")
	void aBridgeThatDoesNotKeepUpKeepsTheNewestStateOfEachActor() {
		Probe flooded = Probe.withQueue(100_000);
		LocalActor order = flooded.actor("order");
		Watcher watcher = flooded.watch(Probe.EVERYTHING);
		assertThat(drain(flooded, watcher)).hasSize(2);
		for (int i = 1; i <= 5_000; i++) {
			flooded.event(order, "STEP", "step" + i, Map.of());
		}
		List<String> lines = drain(flooded, watcher);
		assertThat(lines.get(1_023)).isEqualTo("snapshot STEP step512 {}");
		assertThat(lines.subList(1_024, lines.size())).containsExactly("gap 8976",
				"snapshot @xstate-webrtc.resync step5000 {}", "synced 1");
		flooded.event(order, "LAST", "last", Map.of());
		assertThat(drain(flooded, watcher)).containsExactly("event {\"type\":\"LAST\"}", "snapshot LAST last {}");
	}

	@Test
	@Limit("the queue of one inspector")
	void soManyBytesWaitAndNoMoreHoweverFewTheMessages() {
		Probe large = Probe.withQueue(2_000);
		LocalActor order = large.actor("order");
		Watcher slow = large.watch(Probe.EVERYTHING);
		drain(large, slow);
		for (int i = 1; i <= 100; i++) {
			large.event(order, "STEP", "step" + i, large(50_000));
		}
		large.run();
		assertThat(slow.queued()).isLessThan(200);
		List<byte[]> waiting = new ArrayList<>();
		for (long left = slow.queued(); left > 0; left--) {
			byte[] message = slow.poll();
			assertThat(message).isNotNull();
			waiting.add(message);
		}
		assertThat(waiting.stream().mapToInt((message) -> message.length).sum()).isBetween(1_900_000, 2_097_152);
		List<String> lines = drain(large, slow);
		assertThat(lines).startsWith("gap " + slow.dropped()).endsWith("synced 1").hasSize(3);
		assertThat(lines.get(1)).startsWith("snapshot @xstate-webrtc.resync step100 ");
	}

	@Test
	void theBytesOfANewcomersBacklogAreBoundedTooAndNoneOfItIsLost() {
		Probe large = Probe.withQueue(2_000);
		for (int i = 0; i < 100; i++) {
			large.actor("actor" + i, Map.of("id", "x".repeat(50_000)));
		}
		Watcher slow = large.watch(Probe.EVERYTHING);
		assertThat(slow.queued()).isBetween(40L, 42L);
		List<String> lines = drain(large, slow);
		assertThat(lines).hasSize(101).doesNotHaveDuplicates().endsWith("synced 100");
	}

	@Test
	void theStatesThatAreOwedAreBoundedInBytesToo() {
		Probe large = Probe.withQueue(2_000);
		List<LocalActor> actors = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			actors.add(large.actor("actor" + i));
		}
		Watcher slow = large.watch(Probe.EVERYTHING);
		drain(large, slow);
		for (LocalActor actor : actors) {
			large.event(actor, "STEP", "step", large(60_000));
			large.event(actor, "STEP", "again", large(60_000));
		}
		large.run();
		List<String> lines = new ArrayList<>();
		for (byte[] message = slow.poll(); message != null; message = slow.poll()) {
			large.run();
			assertThat(slow.queued()).isLessThan(80);
			lines.add(new String(message, StandardCharsets.UTF_8));
		}
		assertThat(lines.get(lines.size() - 1)).startsWith("{\"type\":\"synced\"");
		for (LocalActor actor : actors) {
			assertThat(lines).filteredOn((line) -> line.contains("\"sessionId\":\"" + actor.sessionId() + "\""))
				.last(InstanceOfAssertFactories.STRING)
				.contains("\"value\":\"again\"");
		}
	}

	private static List<String> large(int characters) {
		return Collections.nCopies(characters / 1_000, "x".repeat(1_000));
	}

	private List<String> drain(Watcher watcher) {
		return drain(this.probe, watcher);
	}

	private static List<String> drain(Probe probe, Watcher watcher) {
		List<String> lines = new ArrayList<>();
		probe.run();
		for (List<String> next = Probe.lines(watcher); !next.isEmpty(); next = Probe.lines(watcher)) {
			lines.addAll(next);
			probe.run();
		}
		return lines;
	}

}
