package io.github.xstatewebrtc.inspection;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actor.capture.Redaction;
import io.github.xstatewebrtc.protocol.inspection.InspectRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Who sees values and who does not.
 */
class AudienceTests {

	private static final String VALUE = "DE-4711";

	private final Probe probe = Probe.showing(ShowValues.WHEN_AUTHORIZED);

	private final Map<String, String> context = new TreeMap<>(Map.of("account", VALUE, "to " + VALUE, "x"));

	@Test
	void eachSeesWhatItMayOfOneCapture() {
		LocalActor order = this.probe.actor("order");
		Watcher seeing = this.probe.watch(Probe.EVERYTHING);
		Watcher blind = blind();
		drain(seeing);
		drain(blind);
		Counting counting = new Counting();
		this.probe.system.transitioned(order, ActorEvent.of("PAY", Map.of("sum", 7)), Probe.state("paid", counting));
		this.probe.run();
		assertThat(Probe.lines(seeing)).containsExactly("snapshot PAY paid {\"reads\":1}");
		assertThat(Probe.lines(blind)).containsExactly("snapshot PAY paid {\"reads\":\"******\"}");
	}

	@Test
	void thoseOfOneAudienceGetTheSameBytes() {
		LocalActor order = this.probe.actor("order");
		List<Watcher> watchers = List.of(blind(), blind(), this.probe.watch(Probe.EVERYTHING));
		watchers.forEach(AudienceTests::drain);
		this.probe.event(order, "PAY", "paid", this.context);
		this.probe.run();
		List<byte[]> messages = watchers.stream().map((watcher) -> Probe.bytes(watcher).get(1)).toList();
		assertThat(messages.get(0)).isSameAs(messages.get(1)).isNotEqualTo(messages.get(2));
	}

	@Test
	void theInitialContextIsShownOnlyToThoseWhoSeeValues() {
		this.probe.actor("order", Map.of("id", "order", "context", Map.of("account", VALUE)));
		assertThat(drain(this.probe.watch(Probe.EVERYTHING))).contains(VALUE);
		assertThat(drain(blind())).doesNotContain(VALUE).contains("account");
	}

	@Test
	void whoComesLateIsToldNothingThatOthersMightSee() {
		LocalActor order = this.probe.actor("order");
		Watcher seeing = this.probe.watch(Probe.EVERYTHING);
		this.probe.event(order, "PAY", "paid", this.context);
		this.probe.event(order, "SHIP", "shipped", this.context);
		this.probe.run();
		assertThat(Probe.lines(blind())).containsExactly(
				"actor order shipped {\"account\":\"******\",\"******\":\"******\"}", "event {\"type\":\"PAY\"}",
				"snapshot PAY paid", "event {\"type\":\"SHIP\"}", "snapshot SHIP shipped", "synced 1");
		assertThat(drain(this.probe.watch(new InspectRequest(null, 2L, null), Audience.NO_VALUES)))
			.doesNotContain(VALUE);
		assertThat(drain(seeing)).contains(VALUE);
	}

	@Test
	void whoSeesValuesSeesWhatWasKeptForOthersAndTheNewestStateWhole() {
		LocalActor order = this.probe.actor("order");
		blind();
		this.probe.event(order, "PAY", "paid", Map.of("account", "1"));
		this.probe.event(order, "SHIP", "shipped", Map.of("account", "2"));
		this.probe.run();
		assertThat(Probe.lines(this.probe.watch(Probe.EVERYTHING)))
			.startsWith("actor order shipped {\"account\":\"2\"}")
			.contains("snapshot PAY paid {\"account\":\"******\"}");
	}

	@Test
	void whoFallsBehindIsOwedOnlyWhatItMaySee() {
		LocalActor order = this.probe.actor("order");
		Watcher blind = blind();
		for (int i = 0; i < 200; i++) {
			this.probe.event(order, "STEP", "step", this.context);
		}
		this.probe.run();
		StringBuilder read = new StringBuilder();
		for (int i = 0; i < 5; i++) {
			read.append(drain(blind));
			this.probe.run();
		}
		assertThat(read).doesNotContain(VALUE).contains("gap", "@xstate-webrtc.resync", "account");
	}

	@Test
	void whoMayNotSeeValuesAnyMoreGetsNotOneThatAlreadyWaited() {
		LocalActor order = this.probe.actor("order", Map.of("id", "order", "context", Map.of("account", VALUE)));
		Watcher seeing = this.probe.watch(Probe.EVERYTHING);
		drain(seeing);
		this.probe.event(order, "PAY", "paid", this.context);
		this.probe.run();
		this.probe.event(order, "SHIP", "shipped", this.context);
		assertThat(seeing.queued()).isEqualTo(2);
		Watcher blind = seeing.as(Audience.NO_VALUES);
		assertThat(seeing.poll()).isNull();
		assertThat(blind.poll()).isNull();
		this.probe.run();
		List<byte[]> told = Probe.bytes(blind);
		assertThat(text(told)).doesNotContain(VALUE).contains("account");
		assertThat(told).hasSize(4);
		assertThat(text(told.subList(0, 1))).isEqualTo("{\"type\":\"gap\",\"dropped\":4}");
		assertThat(blind.dropped()).isEqualTo(4);
		this.probe.event(order, "CLOSE", "closed", this.context);
		this.probe.run();
		assertThat(Probe.lines(blind)).containsExactly("event {\"type\":\"CLOSE\"}",
				"snapshot CLOSE closed {\"account\":\"******\",\"******\":\"******\"}");
		assertThat(seeing.poll()).isNull();
		assertThat(this.probe.bridge.watchers()).isEqualTo(1);
	}

	@Test
	void whoMaySeeValuesFromNowOnIsToldEachActorAnew() {
		LocalActor order = this.probe.actor("order", Map.of("id", "order", "context", Map.of("account", VALUE)));
		Watcher blind = blind();
		this.probe.event(order, "PAY", "paid", this.context);
		this.probe.run();
		drain(blind);
		Watcher seeing = blind.as(Audience.VALUES);
		this.probe.run();
		List<byte[]> told = Probe.bytes(seeing);
		assertThat(text(told.subList(0, 1))).contains("@xstate.actor", "\\\"account\\\":\\\"" + VALUE);
		assertThat(text(told.subList(1, 2))).contains("@xstate-webrtc.resync", "\"account\":\"" + VALUE);
		assertThat(text(told.subList(2, 3))).contains("synced");
		assertThat(told).hasSize(3);
	}

	@Test
	void anotherAudienceThatSeesTheSameChangesNothing() {
		Watcher blind = blind();
		assertThat(blind.as(Audience.NO_VALUES)).isSameAs(blind);
		Watcher all = Probe.showing(ShowValues.ALWAYS).watch(Probe.EVERYTHING, Audience.NO_VALUES);
		assertThat(all.as(Audience.VALUES)).isSameAs(all);
	}

	@Test
	void theSettingDecidesWhereItLeavesNothingToTheAudience() {
		Probe always = Probe.showing(ShowValues.ALWAYS);
		Watcher everybody = always.watch(Probe.EVERYTHING, Audience.NO_VALUES);
		always.event(always.actor("order"), "PAY", "paid", this.context);
		always.run();
		assertThat(drain(everybody)).contains(VALUE);
		Probe never = Probe.showing(ShowValues.NEVER);
		Watcher nobody = never.watch(Probe.EVERYTHING, Audience.VALUES);
		never.event(never.actor("order"), "PAY", "paid", this.context);
		never.run();
		assertThat(drain(nobody)).doesNotContain(VALUE).contains("account");
	}

	@Test
	void aWatcherOfAClosedBridgeStaysClosed() {
		Watcher blind = blind();
		this.probe.bridge.close();
		Watcher seeing = blind.as(Audience.VALUES);
		assertThat(seeing.poll()).isNull();
		assertThat(this.probe.bridge.watchers()).isZero();
	}

	@Test
	void noValuePassesWhileTheAudienceChangesAgainAndAgain() throws Exception {
		ExecutorService bridgeThread = Executors.newSingleThreadExecutor();
		ExecutorService machine = Executors.newSingleThreadExecutor();
		Probe actors = Probe.showing(ShowValues.ALWAYS);
		InspectionBridge bridge = new InspectionBridge(new InspectionSettings(50, 100, List.of(), List.of(),
				ShowValues.WHEN_AUTHORIZED, Redaction.of(List.of())), bridgeThread);
		actors.system.addListener(bridge);
		LocalActor order = actors.actor("order");
		Watcher watcher = bridge.watch(Probe.EVERYTHING, Audience.VALUES, () -> {
		});
		var running = machine.submit(() -> {
			while (!Thread.currentThread().isInterrupted()) {
				actors.event(order, "STEP", "step", Map.of("account", VALUE));
			}
		});
		List<byte[]> seen = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			Watcher seeing = watcher.as(Audience.VALUES);
			told(seeing);
			watcher = seeing.as(Audience.NO_VALUES);
			told(watcher);
			seen.addAll(Probe.bytes(watcher));
		}
		running.cancel(true);
		machine.shutdownNow();
		assertThat(machine.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
		bridgeThread.shutdownNow();
		bridge.close();
		assertThat(text(seen)).doesNotContain(VALUE).contains("account");
	}

	private static void told(Watcher watcher) {
		await().pollInterval(Duration.ofMillis(1)).until(() -> watcher.queued() > 0);
	}

	private Watcher blind() {
		return this.probe.watch(Probe.EVERYTHING, Audience.NO_VALUES);
	}

	private static String drain(Watcher watcher) {
		return text(Probe.bytes(watcher));
	}

	private static String text(List<byte[]> messages) {
		StringBuilder text = new StringBuilder();
		messages.forEach((message) -> text.append(new String(message, StandardCharsets.UTF_8)));
		return text.toString();
	}

	@SuppressWarnings("unused")
	public static class Counting {

		private int reads;

		public int getReads() {
			return ++this.reads;
		}

	}

}
