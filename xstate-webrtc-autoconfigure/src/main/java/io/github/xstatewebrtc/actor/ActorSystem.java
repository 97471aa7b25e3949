package io.github.xstatewebrtc.actor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * The actors of this JVM and of all other peers in its channels. Safe for use by many
 * threads; no method blocks.
 */
public interface ActorSystem extends ActorHost {

	/**
	 * Look for actors, here and in every peer of the channels that this one may see. It
	 * connects to those to which there is no connection.
	 * @param pattern which actors
	 * @param within how long to wait for peers, at most five minutes; who has not
	 * answered by then is left out
	 * @return completes with those found; it never fails
	 */
	CompletionStage<List<ActorRef>> find(ActorPattern pattern, Duration within);

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
