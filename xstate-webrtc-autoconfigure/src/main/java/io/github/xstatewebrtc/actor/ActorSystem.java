package io.github.xstatewebrtc.actor;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * The actors of this JVM and of all other peers in its channels. Safe for use by many
 * threads; no method blocks.
 */
public interface ActorSystem extends ActorHost {

	/**
	 * Look for all actors, here and in every peer of the channels that this one may see.
	 * It connects to those to which there is no connection, and completes when all have
	 * answered or the time is over: where one peer is silent, as a page that has just
	 * been closed, it takes all of the time. To cancel it ends the search.
	 * @param pattern which actors
	 * @param within how long to wait for peers, from a millisecond to five minutes
	 * @return completes with what was found and which peers have not answered; it never
	 * fails
	 * @throws IllegalArgumentException if the time is none of these
	 */
	CompletionStage<FoundActors> find(ActorPattern pattern, Duration within);

	/**
	 * Look for one actor, whichever is found first: of this JVM, or of the peer that
	 * answers first. It waits for silent peers only as long as none has been found. For
	 * an actor that may come later, there is {@link #changes}. To cancel it ends the
	 * search.
	 * @param pattern which actors
	 * @param within how long to wait for peers, from a millisecond to five minutes
	 * @return completes with the actor; fails with {@code no-such-actor} if every peer
	 * has answered and none has one, and with {@code timeout} if some have not answered
	 * @throws IllegalArgumentException if the time is none of these
	 */
	CompletionStage<ActorRef> findAny(ActorPattern pattern, Duration within);

	/**
	 * Return which actors there are, here and in every other peer of the channels, and
	 * how that changes: also of peers that come later. A subscriber that falls behind is
	 * told how things are by then. It connects to those to which there is no connection,
	 * again and again. It completes only when the subscriber cancels.
	 * @param pattern which actors
	 * @return a publisher for any number of subscribers, each for itself
	 */
	Flow.Publisher<ActorChange> changes(ActorPattern pattern);

	/**
	 * Refer to an actor by its address. Whether there is one shows when something is
	 * wanted of it.
	 * @param address the address, within this application's hub
	 * @return the reference
	 */
	ActorRef at(ActorAddress address);

}
