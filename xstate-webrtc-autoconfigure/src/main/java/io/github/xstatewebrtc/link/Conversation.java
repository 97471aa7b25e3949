package io.github.xstatewebrtc.link;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.ProtocolViolationException;
import io.github.xstatewebrtc.protocol.link.Hello;

/**
 * What two sides have with each other whatever the connection (protocol, section 3): the
 * links by which they know each other, the messages between actors that this side has
 * sent and the other has not acknowledged, and how many of the other's it has taken.
 * Belongs to the ordered executor.
 */
final class Conversation {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final LinkEnd BEGUN_ANEW = new LinkEnd(LinkEnd.PEER_LOST,
			"The other side has lost its state and a new conversation begins; "
					+ "whether what was under way arrived is unknown.");

	private final LinkContext context;

	private final String link;

	private final ReceiveWindow receiving;

	/** The other side's link; null before its first hello. */
	private @Nullable String other;

	/** What was sent since the other side's last hello; null before the first. */
	private @Nullable SendWindow sending;

	Conversation(LinkContext context) {
		this.context = context;
		byte[] random = new byte[8];
		RANDOM.nextBytes(random);
		this.link = "l-" + HexFormat.of().formatHex(random);
		this.receiving = new ReceiveWindow(context.settings().limits().windowBytes());
	}

	ReceiveWindow receiving() {
		return this.receiving;
	}

	/**
	 * Compose the hello of a connection, which acknowledges everything that was taken so
	 * far. From now on nothing may be taken from an older connection: it would be counted
	 * twice.
	 * @param conn the connection
	 * @return the hello for the actor channel
	 */
	Hello greet(String conn) {
		LinkLimits limits = this.context.settings().limits();
		return new Hello(Hello.VERSION, LinkChannel.ACTOR.label(), this.context.identity().localPeerId(), conn,
				this.link, this.other, this.receiving.greet(), limits.windowBytes(), limits.frameBytes(),
				limits.messageBytes());
	}

	/**
	 * Go on where the other side says that it is, or begin anew if the two do not hold
	 * the same conversation. Both come to the same conclusion, as each judges by what
	 * both said on the same connection.
	 * @param hello what the other side said on the actor channel
	 * @return what is sent from now on; what is sent again waits before everything else.
	 * {@code null} if the other side has acknowledged more since it said this, so that a
	 * newer connection was in use there and this one is of no use any more
	 * @throws ProtocolViolationException if the other side cannot have taken what it says
	 */
	@Nullable SendWindow heard(Hello hello) throws ProtocolViolationException {
		long received = (hello.received() != null) ? hello.received() : 0;
		boolean continues = continues(hello);
		SendWindow before = this.sending;
		if (received < 0 || (continues && received > 0 && (before == null || hello.resumes() == null))) {
			throw new ProtocolViolationException(
					"The hello's received is " + received + ", but nothing was sent in this conversation.");
		}
		if (continues && before != null && received < before.acknowledged()) {
			return null;
		}
		if (continues && before != null) {
			resume(before, received);
		}
		else if (before != null) {
			giveUp(BEGUN_ANEW);
			this.context.listener().begunAnew();
		}
		if (!continues) {
			this.receiving.beginAnew();
			received = 0;
		}
		this.other = hello.link();
		this.sending = new SendWindow(hello.windowBytes(), this.context.settings().limits().queuedBytes(),
				this.context.traffic(), received);
		return this.sending;
	}

	// What an older connection carried beyond the last hello may have been taken, too, if
	// that hello was said before it.
	private void resume(SendWindow before, long received) throws ProtocolViolationException {
		ActorQueue queue = this.context.queue();
		long sent = before.sent() + queue.sentBefore();
		if (received > sent) {
			throw new ProtocolViolationException(
					"The hello's received is " + received + ", of only " + sent + " sent.");
		}
		long taken = received - before.acknowledged();
		queue.again(before.giveUp());
		this.context.receipts().taken(queue.removeSent((int) taken));
	}

	private boolean continues(Hello hello) {
		return (this.other == null || this.other.equals(hello.link()))
				&& (hello.resumes() == null || hello.resumes().equals(this.link));
	}

	/**
	 * Return whether so much is unacknowledged that the other side can only have stopped
	 * taking it.
	 * @return {@code true} if no more should be kept
	 */
	boolean isOverflowing() {
		return this.sending != null && this.sending.isOverflowing();
	}

	/**
	 * Give up everything that was not acknowledged or not sent, and say so.
	 * @param why the reason
	 */
	void giveUp(LinkEnd why) {
		List<Outgoing> underWay = (this.sending != null) ? this.sending.giveUp() : List.of();
		List<Outgoing> waiting = this.context.queue().removeAll();
		this.context.receipts().undelivered(underWay, new UndeliveredException(why, true));
		this.context.receipts().undelivered(waiting, new UndeliveredException(why, false));
		List<Outgoing> all = new ArrayList<>(underWay);
		all.addAll(waiting);
		tell(LinkChannel.ACTOR, all, why);
	}

	/**
	 * Give up one message that does not go.
	 * @param channel where it was to go
	 * @param outgoing the message
	 * @param why the reason
	 */
	void giveUp(LinkChannel channel, Outgoing outgoing, LinkEnd why) {
		this.context.receipts().undelivered(List.of(outgoing), new UndeliveredException(why, false));
		tell(channel, List.of(outgoing), why);
	}

	private void tell(LinkChannel channel, List<Outgoing> messages, LinkEnd why) {
		if (!messages.isEmpty()) {
			this.context.listener().undelivered(channel, messages.stream().map(Outgoing::message).toList(), why);
		}
	}

}
