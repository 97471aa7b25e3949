package io.github.xstatewebrtc.actor;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

/**
 * An actor in this JVM or in another peer, without difference. Safe for use by many
 * threads; no method blocks. Stages and publishers fail with an {@link ActorException}
 * whose code says why; stages complete on a thread that has other things to do: whoever
 * takes time uses their {@code …Async} methods.
 */
public interface ActorRef {

	/**
	 * Return where the actor is.
	 * @return the address, which dies with the peer
	 */
	ActorAddress address();

	/**
	 * Give the actor an event and hear nothing of it.
	 * @param event the event; its payload is of values that JSON has, or records of such
	 * @return completes when the event is in the hands of the peer that the actor lives
	 * in, whether or not there is such an actor; fails if it was not taken, or nobody
	 * knows
	 */
	CompletionStage<@Nullable Void> send(ActorEvent event);

	/**
	 * Give the actor an event and hear what it does with it.
	 * @param event the event; its payload is of values that JSON has, or records of such
	 * @param timeout how long to wait, from a millisecond to five minutes; an event that
	 * was not the actor's turn by then never is
	 * @return completes with what the actor did, also where it did not take the event; to
	 * cancel it takes the event back if it was not its turn yet
	 * @throws IllegalArgumentException if the timeout is none of these
	 */
	CompletionStage<ActorReply> ask(ActorEvent event, Duration timeout);

	/**
	 * Return the newest snapshot.
	 * @return completes with it; fails with {@code no-such-actor} if there is none, and
	 * otherwise if it may not be seen or the peer is gone
	 */
	CompletionStage<ActorSnapshot> snapshot();

	/**
	 * Return the snapshots: the newest at once and then whenever the subscriber has asked
	 * for more. What the actor emits is left out. It completes when the actor has
	 * stopped, and fails with {@code peer-lost} if its peer is gone.
	 * @return a publisher for any number of subscribers, each for itself
	 */
	Flow.Publisher<ActorSnapshot> snapshots();

	/**
	 * Return what happens to the actor: the newest snapshot at once, then each event that
	 * it emits and the newest snapshots between them, whenever the subscriber has asked
	 * for more. An event comes before the snapshot that the actor came to by what made it
	 * emit, and before the end. It completes when the actor has stopped. It fails with
	 * {@code peer-lost} if its peer is gone, and with {@code overloaded} where more
	 * events wait for the subscriber, or on their way to it, than are kept: none is left
	 * out in silence. What still waits when it fails is not told.
	 * @return a publisher for any number of subscribers, each for itself
	 */
	Flow.Publisher<ActorUpdate> updates();

	/**
	 * Hear when the actor has stopped.
	 * @return completes with its last status; fails with {@code no-such-actor} if it is
	 * gone already, and with {@code peer-lost} if its peer is
	 */
	CompletionStage<ActorStatus> watch();

}
