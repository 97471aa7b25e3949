package io.github.xstatewebrtc.inspection;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorEvent;
import io.github.xstatewebrtc.actor.LocalActor;
import io.github.xstatewebrtc.actuate.Limit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What became of the events of peers is told in its place, and never without bound.
 */
class NoticesTests {

	private static final Notice LETTER = new Notice.DeadLetter(null, "p-1/x:3", "@nobody", ActorEvent.of("GO"),
			"no-such-actor", "There is no such actor.");

	private final Probe probe = Probe.showing(ShowValues.ALWAYS);

	@Test
	void aReplyComesAfterTheStateThatTheEventLedTo() {
		LocalActor order = this.probe.actor("order");
		Watcher watcher = this.probe.watch(Probe.EVERYTHING);
		Probe.lines(watcher);
		this.probe.event(order, "PAY", "paid", "context");
		this.probe.bridge.tell(new Notice.Reply(order, "p-1/x:3", "PAY", true, null, null, null));
		this.probe.run();
		assertThat(Probe.messages(watcher)).extracting((message) -> message.path("type").asString())
			.containsExactly("@xstate.event", "@xstate.snapshot", "@xstate.reply");
	}

	@Test
	void aReplyOfAnActorThatEndedWithItIsTold() {
		LocalActor order = this.probe.actor("order");
		Watcher watcher = this.probe.watch(Probe.EVERYTHING);
		Probe.lines(watcher);
		this.probe.stop(order, "done");
		this.probe.run();
		this.probe.bridge.tell(new Notice.Reply(order, "p-1/x:3", "PAY", true, null, null, null));
		this.probe.run();
		assertThat(Probe.messages(watcher)).extracting((message) -> message.path("type").asString())
			.containsExactly("@xstate.snapshot", "@xstate.reply");
	}

	@Test
	@Limit("how peers' asks ended, and their dead letters, that are not told yet")
	void whatIsMoreThanTheBridgeTakesIsCountedInAGap() {
		Watcher watcher = this.probe.watch(Probe.EVERYTHING);
		Probe.lines(watcher);
		for (int i = 0; i < 10_000; i++) {
			this.probe.bridge.tell(LETTER);
		}
		long told = 0;
		for (int i = 0; i < 10_000; i++) {
			this.probe.runOne();
			told += letters(watcher);
		}
		assertThat(told).isBetween(1L, (long) Notices.MAX_PENDING);
		assertThat(told + watcher.dropped()).isEqualTo(10_000);
	}

	@Test
	void aWatcherThatIsSlowIsToldHowManyItMissed() {
		Probe narrow = Probe.withQueue(10);
		Watcher watcher = narrow.watch(Probe.EVERYTHING);
		Probe.lines(watcher);
		for (int i = 0; i < 30; i++) {
			narrow.bridge.tell(LETTER);
		}
		narrow.run();
		List<String> lines = Probe.lines(watcher);
		narrow.run();
		assertThat(Probe.lines(watcher)).containsExactly("gap " + (30 - lines.size()), "synced 0");
	}

	@Test
	void nothingIsToldOnceTheBridgeIsClosed() {
		Watcher watcher = this.probe.watch(Probe.EVERYTHING);
		Probe.lines(watcher);
		this.probe.bridge.close();
		this.probe.bridge.tell(LETTER);
		this.probe.run();
		assertThat(Probe.messages(watcher)).isEmpty();
	}

	private static long letters(Watcher watcher) {
		return Probe.messages(watcher)
			.stream()
			.filter((message) -> message.path("type").asString().equals("@xstate.deadletter"))
			.count();
	}

}
