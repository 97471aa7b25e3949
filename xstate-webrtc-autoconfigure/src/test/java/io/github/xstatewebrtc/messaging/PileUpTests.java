package io.github.xstatewebrtc.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorException;
import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.LocalActorSystem;
import io.github.xstatewebrtc.actuate.Limit;
import io.github.xstatewebrtc.inspection.InspectionBridge;
import io.github.xstatewebrtc.inspection.InspectionSettings;
import io.github.xstatewebrtc.link.ManualTime;
import io.github.xstatewebrtc.protocol.actors.ActorAnswer;
import io.github.xstatewebrtc.protocol.actors.ActorEntry;
import io.github.xstatewebrtc.timing.HeldTasks;
import io.github.xstatewebrtc.timing.SerialExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * While those who are told are busy, what happens does not pile up as work to be done.
 */
class PileUpTests {

	private static final int MANY = 10_000;

	private final HeldTasks workers = new HeldTasks();

	@Test
	void snapshotsOfABusySubscriberWaitAsOne() {
		List<UpdateReceiver> receivers = new ArrayList<>();
		TestSubscriber<ActorSnapshot> subscriber = new TestSubscriber<>();
		Updates.snapshots((receiver) -> {
			receivers.add(receiver);
			return () -> {
			};
		}, this.workers).subscribe(subscriber);
		this.workers.run();
		subscriber.subscription().request(Long.MAX_VALUE);
		for (int i = 0; i < MANY; i++) {
			receivers.get(0).snapshot(ActorSnapshot.of(ActorStatus.ACTIVE, "s" + i));
		}
		assertThat(this.workers.run()).as("turns").isLessThan(5);
		assertThat(subscriber.told()).containsExactly("s" + (MANY - 1));
	}

	@Test
	void transitionsOfAnActorOfThisJvmWaitAsOne() {
		LocalActorSystem system = new LocalActorSystem();
		ManualTime time = new ManualTime();
		InspectionBridge bridge = new InspectionBridge(InspectionSettings.DEFAULTS, time);
		system.addListener(bridge);
		HeldActor order = new HeldActor(system, "order");
		TestSubscriber<ActorSnapshot> subscriber = new TestSubscriber<>();
		try (ActorService service = new ActorService(system, Exposure.NOTHING, bridge, time, this.workers,
				MessageObserver.NONE)) {
			service.local(new ActorAddress("orders", "p-1", "@order")).snapshots().subscribe(subscriber);
			this.workers.run();
			subscriber.subscription().request(Long.MAX_VALUE);
			this.workers.run();
			for (int i = 0; i < MANY; i++) {
				order.goesTo("s" + i, Map.of());
			}
			assertThat(this.workers.run()).as("turns").isLessThan(5);
			assertThat(subscriber.told()).containsExactly("idle", "s" + (MANY - 1));
		}
	}

	@Test
	void whatIsToBeToldToAPeerWaitsAsOne() {
		List<byte[]> sent = new ArrayList<>();
		Outbox outbox = new Outbox((message) -> {
			sent.add(message);
			return new CompletableFuture<>();
		}, this.workers);
		for (int i = 0; i < MANY; i++) {
			outbox.offer(() -> null);
		}
		assertThat(this.workers.run()).as("turns").isLessThan(5);
		assertThat(sent).isEmpty();
	}

	@Test
	void snapshotsOfAnotherPeerWaitAsOneForEachQuestion() {
		OwnQuestions questions = new OwnQuestions((id) -> {
		});
		List<ActorAnswer> taken = new ArrayList<>();
		long id = questions.add(new Taking(taken));
		AnswerInbox inbox = new AnswerInbox(questions, new SerialExecutor(this.workers));
		for (int i = 1; i <= MANY; i++) {
			inbox.add(new ActorAnswer.Snapshot(id, i, "{}"));
			inbox.add(new ActorAnswer.Snapshot(99, i, "{}"));
			inbox.add(new ActorAnswer.Listed(99));
		}
		for (int i = 1; i <= MANY; i++) {
			inbox.add(new ActorAnswer.Complete(id, "done", null));
		}
		assertThat(this.workers.run()).as("turns").isLessThan(5);
		assertThat(taken).containsExactly(new ActorAnswer.Snapshot(id, MANY, "{}"),
				new ActorAnswer.Complete(id, "done", null));
	}

	@Test
	@Limit("answers that wait for who asked")
	void anAnswerOfEndlessPartsIsGivenUpWhileNobodyTakesIt() {
		List<Long> toldToStop = new ArrayList<>();
		OwnQuestions questions = new OwnQuestions(toldToStop::add);
		List<ActorAnswer> taken = new ArrayList<>();
		Taking endless = new Taking(taken);
		long id = questions.add(endless);
		long other = questions.add(new Taking(taken));
		AnswerInbox inbox = new AnswerInbox(questions, new SerialExecutor(this.workers));
		ActorAnswer part = new ActorAnswer.Actor(id, "started", new ActorEntry("x:1", null, "", "active", null));
		for (int i = 0; i < 2 * AnswerInbox.MOST; i++) {
			inbox.add(part);
		}
		this.workers.run();
		assertThat(taken).hasSize(AnswerInbox.MOST);
		assertThat(endless.failures).containsExactly("overloaded");
		assertThat(toldToStop).containsExactly(id);
		inbox.add(new ActorAnswer.Complete(other, "done", null));
		this.workers.run();
		assertThat(taken).last().isEqualTo(new ActorAnswer.Complete(other, "done", null));
	}

	private static final class Taking implements OwnQuestion {

		private final List<ActorAnswer> taken;

		private final List<String> failures = new ArrayList<>();

		Taking(List<ActorAnswer> taken) {
			this.taken = taken;
		}

		@Override
		public boolean answered(ActorAnswer answer) {
			this.taken.add(answer);
			return true;
		}

		@Override
		public void failed(ActorException failure) {
			this.failures.add(failure.code());
		}

	}

}
