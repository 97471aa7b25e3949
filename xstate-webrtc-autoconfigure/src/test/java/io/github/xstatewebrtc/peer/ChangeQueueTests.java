package io.github.xstatewebrtc.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

import org.junit.jupiter.api.Test;

import io.github.xstatewebrtc.actor.ActorAddress;
import io.github.xstatewebrtc.actor.ActorChange;
import io.github.xstatewebrtc.actor.ActorChange.Kind;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.link.ManualTime;
import io.github.xstatewebrtc.messaging.MessageObserver;
import io.github.xstatewebrtc.messaging.RemoteActorRef;
import io.github.xstatewebrtc.timing.HeldTasks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A subscriber is told how things are, however slow it is.
 */
class ChangeQueueTests implements Flow.Subscriber<ActorChange> {

	private final ManualTime time = new ManualTime();

	private final List<String> told = new ArrayList<>();

	private final List<Flow.Subscription> begun = new ArrayList<>();

	private int ended;

	private boolean fails;

	private final ChangeQueue queue = new ChangeQueue(this, this.time, () -> this.ended++);

	@Test
	void eachIsToldOnceItIsAskedFor() {
		tell(Kind.LISTED, "x:1", ActorStatus.ACTIVE);
		tell(Kind.STARTED, "x:2", ActorStatus.ACTIVE);
		assertThat(this.told).isEmpty();
		request(1);
		assertThat(this.told).containsExactly("LISTED x:1 active");
		request(10);
		tell(Kind.UPDATED, "x:1", ActorStatus.ERROR);
		tell(Kind.STOPPED, "x:1", ActorStatus.DONE);
		assertThat(this.told).containsExactly("LISTED x:1 active", "STARTED x:2 active", "UPDATED x:1 error",
				"STOPPED x:1 done");
	}

	@Test
	void whatComesAndGoesUntoldIsNotTold() {
		tell(Kind.STARTED, "x:1", ActorStatus.ACTIVE);
		tell(Kind.STARTED, "x:2", ActorStatus.ACTIVE);
		tell(Kind.UPDATED, "x:2", ActorStatus.ERROR);
		tell(Kind.STOPPED, "x:1", ActorStatus.DONE);
		request(10);
		assertThat(this.told).containsExactly("STARTED x:2 error");
	}

	@Test
	void aChangeThatWasUntoldGivesWayToTheEnd() {
		request(1);
		tell(Kind.LISTED, "x:1", ActorStatus.ACTIVE);
		tell(Kind.UPDATED, "x:1", ActorStatus.ERROR);
		tell(Kind.STOPPED, "x:1", ActorStatus.STOPPED);
		request(10);
		assertThat(this.told).containsExactly("LISTED x:1 active", "STOPPED x:1 stopped");
	}

	@Test
	void whatIsKnownOrUnknownAnywayIsNotTold() {
		request(10);
		tell(Kind.LISTED, "x:1", ActorStatus.ACTIVE);
		tell(Kind.LISTED, "x:1", ActorStatus.ACTIVE);
		tell(Kind.UPDATED, "x:1", ActorStatus.ACTIVE);
		tell(Kind.STOPPED, "x:9", ActorStatus.DONE);
		assertThat(this.told).containsExactly("LISTED x:1 active");
	}

	@Test
	void theActorsOfALostPeerAreLostAndListedWhenItIsBack() {
		request(10);
		tell(Kind.LISTED, "x:1", ActorStatus.ACTIVE);
		this.queue.lose((address) -> address.peerId().equals("p-other"));
		this.queue.lose((address) -> address.peerId().equals("p-1"));
		this.time.run();
		tell(Kind.LISTED, "x:1", ActorStatus.ACTIVE);
		assertThat(this.told).containsExactly("LISTED x:1 active", "LOST x:1 active", "LISTED x:1 active");
	}

	@Test
	void whatIsBackBeforeItsLossWasToldIsOnlyUpdated() {
		request(1);
		tell(Kind.LISTED, "x:1", ActorStatus.ACTIVE);
		this.queue.lose((address) -> true);
		tell(Kind.LISTED, "x:1", ActorStatus.ERROR);
		request(10);
		assertThat(this.told).containsExactly("LISTED x:1 active", "UPDATED x:1 error");
	}

	@Test
	void whoHasCancelledIsToldNothingMore() {
		request(10);
		this.queue.cancel();
		this.queue.cancel();
		tell(Kind.LISTED, "x:1", ActorStatus.ACTIVE);
		assertThat(this.told).isEmpty();
		assertThat(this.ended).isOne();
	}

	@Test
	void whoRequestsNothingIsToldThatThisIsWrong() {
		request(-1);
		assertThat(this.told).singleElement().asString().contains("At least one");
	}

	@Test
	void changesWaitAsOneTaskWhileTheSubscriberIsBusy() {
		HeldTasks busy = new HeldTasks();
		ChangeQueue slow = new ChangeQueue(this, busy, () -> {
		});
		for (int i = 0; i < 10_000; i++) {
			slow.add(change(Kind.UPDATED, "x:1", (i % 2 == 0) ? ActorStatus.ACTIVE : ActorStatus.ERROR));
		}
		assertThat(busy.run()).as("turns").isLessThan(5);
	}

	@Test
	void aSubscriberThatThrowsHasCancelled() {
		this.fails = true;
		request(10);
		tell(Kind.LISTED, "x:1", ActorStatus.ACTIVE);
		tell(Kind.LISTED, "x:2", ActorStatus.ACTIVE);
		assertThat(this.told).hasSize(1);
		assertThat(this.ended).isOne();
	}

	private void request(long n) {
		this.time.run();
		this.begun.get(0).request(n);
		this.time.run();
	}

	private void tell(Kind kind, String sessionId, ActorStatus status) {
		this.queue.add(change(kind, sessionId, status));
		this.time.run();
	}

	private ActorChange change(Kind kind, String sessionId, ActorStatus status) {
		return new ActorChange(kind, new RemoteActorRef(new ActorAddress("orders", "p-1", sessionId), () -> null,
				this.time, MessageObserver.NONE), null, "lamp", status);
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.begun.add(subscription);
	}

	@Override
	public void onNext(ActorChange change) {
		this.told.add(change.kind() + " " + change.actor().address().reference() + " " + change.status().id());
		if (this.fails) {
			throw new IllegalStateException("a bug of the application");
		}
	}

	@Override
	public void onError(Throwable failure) {
		this.told.add(failure.toString());
	}

	@Override
	public void onComplete() {
		this.told.add("complete");
	}

}
