package io.github.xstatewebrtc.peer;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.github.xstatewebrtc.link.LinkEnd;
import io.github.xstatewebrtc.protocol.signaling.Signal;

/**
 * Asks the other side for an offer, again and again until it makes one or there is no
 * hope.
 *
 * @param context runs what is done later
 * @param way the way to the other peer
 * @param needed whether there is none yet and anybody waits for it
 * @param end ends the link for which there is none
 */
record OfferRequest(PeerContext context, SignalWay way, BooleanSupplier needed, Consumer<LinkEnd> end) {

	private static final Duration AGAIN = Duration.ofSeconds(5);

	private static final int MOST = 6;

	void ask() {
		ask(MOST);
	}

	private void ask(int left) {
		if (!this.needed.getAsBoolean()) {
			return;
		}
		if (left == 0) {
			this.end.accept(new LinkEnd(LinkEnd.PEER_LOST, "The other peer makes no connection."));
			return;
		}
		this.way.signal(Signal.wantConnect());
		this.context.later(AGAIN, () -> ask(left - 1));
	}

}
