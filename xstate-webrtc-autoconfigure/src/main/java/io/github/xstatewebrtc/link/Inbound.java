package io.github.xstatewebrtc.link;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import io.github.xstatewebrtc.link.ConnectionChannel.Greeted;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.ProtocolViolationException;
import io.github.xstatewebrtc.protocol.link.Ack;
import io.github.xstatewebrtc.protocol.link.Bye;
import io.github.xstatewebrtc.protocol.link.Hello;
import io.github.xstatewebrtc.protocol.link.Ping;
import io.github.xstatewebrtc.protocol.link.Pong;

/**
 * Reads the frames of a connection: greets, answers what is of the link itself, and
 * passes on the rest. What comes on one channel before the other's hello is kept back, as
 * nobody has yet been told of the connection.
 */
final class Inbound {

	// Trees take some thirty times as much as their text, so that only what shares a
	// frame with hello is read before the other hello has come.
	private static final int HELLO_BYTES = 64 * 1024;

	private final LinkContext context;

	private final Handler handler;

	private final List<Early> early = new ArrayList<>();

	private final List<Kept> kept = new ArrayList<>();

	private long helloBytes;

	private long keptBytes;

	private boolean ready;

	private boolean stopped;

	Inbound(LinkContext context, Handler handler) {
		this.context = context;
		this.handler = handler;
	}

	/**
	 * Take a frame.
	 * @param channel where it arrived
	 * @param frame the frame
	 * @throws ProtocolViolationException if the protocol does not allow it
	 */
	void frame(ConnectionChannel channel, byte[] frame) throws ProtocolViolationException {
		this.context.traffic().frameReceived(frame, this.context.scheduler().nanoTime());
		if (!this.ready && channel.greeted() != null) {
			keep(channel, frame);
		}
		else {
			read(channel, frame);
		}
	}

	private void read(ConnectionChannel channel, byte[] frame) throws ProtocolViolationException {
		if (!this.ready) {
			this.helloBytes += frame.length;
			bound(this.helloBytes, HELLO_BYTES);
		}
		List<ObjectNode> messages = channel.reader().read(frame);
		for (ObjectNode message : messages) {
			if (this.stopped) {
				return;
			}
			message(channel, message);
		}
		if (!messages.isEmpty()) {
			channel.receiving().received(channel.reader().batchBytes());
		}
	}

	/**
	 * Pass on what was kept back, and from now on everything.
	 * @throws ProtocolViolationException if the protocol does not allow it
	 */
	void ready() throws ProtocolViolationException {
		this.ready = true;
		this.early.forEach((message) -> take(message.channel(), message.message()));
		this.early.clear();
		for (Kept waiting : List.copyOf(this.kept)) {
			if (!this.stopped) {
				read(waiting.channel, waiting.frame);
			}
		}
		this.kept.clear();
	}

	/**
	 * Leave the rest unread.
	 */
	void stop() {
		this.stopped = true;
		this.early.clear();
		this.kept.clear();
	}

	// A side that has heard hello on one channel may use that channel's window at once.
	private void keep(ConnectionChannel channel, byte[] frame) throws ProtocolViolationException {
		LinkLimits limits = this.context.settings().limits();
		this.keptBytes += frame.length;
		bound(this.keptBytes, (long) limits.windowBytes() + limits.messageBytes());
		this.kept.add(new Kept(channel, frame));
	}

	private static void bound(long bytes, long most) throws ProtocolViolationException {
		if (bytes > most) {
			throw new ProtocolViolationException("Too much was sent before hello was said on both channels.");
		}
	}

	private void message(ConnectionChannel channel, ObjectNode message) throws ProtocolViolationException {
		String type = message.path("type").asString();
		Greeted greeted = channel.greeted();
		if (Bye.TYPE.equals(type)) {
			Bye bye = Bye.read(message);
			this.handler.bye(new LinkEnd(bye.code(), bye.message()));
		}
		else if (greeted == null) {
			if (!Hello.TYPE.equals(type)) {
				throw new ProtocolViolationException("The first message on each channel must be hello.");
			}
			this.handler.hello(channel, checked(channel.channel(), Hello.read(message)));
		}
		else {
			afterHello(channel, greeted, type, message);
		}
	}

	private void afterHello(ConnectionChannel channel, Greeted greeted, String type, ObjectNode message)
			throws ProtocolViolationException {
		switch (type) {
			case Hello.TYPE -> throw new ProtocolViolationException("Hello is said once on each channel.");
			case Ack.TYPE -> this.context.receipts().taken(greeted.sending().acknowledge(Ack.read(message).received()));
			case Ping.TYPE -> greeted.composer().pong(Pong.to(message));
			case Pong.TYPE -> {
				// heard, which is all it is for
			}
			default -> {
				if (this.ready) {
					take(channel, message);
				}
				else {
					this.early.add(new Early(channel, message));
				}
			}
		}
	}

	private void take(ConnectionChannel channel, ObjectNode message) {
		this.context.traffic().messageReceived();
		this.context.listener().message(channel.channel(), message);
		channel.receiving().taken();
	}

	private Hello checked(LinkChannel channel, Hello hello) throws ProtocolViolationException {
		if (!channel.label().equals(hello.channel())) {
			throw new ProtocolViolationException("The hello of another channel came on " + channel.label() + ".");
		}
		if (!this.context.identity().remotePeerId().equals(hello.peerId())) {
			throw new ProtocolViolationException("The hello's peerId is not that of the peer at the other side.");
		}
		if (!this.handler.conn().equals(hello.conn())) {
			throw new ProtocolViolationException("The hello's conn is not that of this connection.");
		}
		return hello;
	}

	/**
	 * What the connection does about what was read.
	 */
	interface Handler {

		/**
		 * Return the connection's name.
		 * @return its {@code conn}
		 */
		String conn();

		/**
		 * The other side has said hello on a channel.
		 * @param channel the channel
		 * @param hello the hello, found to be for this channel and connection
		 * @throws ProtocolViolationException if it does not fit the conversation
		 */
		void hello(ConnectionChannel channel, Hello hello) throws ProtocolViolationException;

		/**
		 * The other side has ended the link.
		 * @param end why
		 */
		void bye(LinkEnd end);

	}

	private record Early(ConnectionChannel channel, ObjectNode message) {
	}

	private static final class Kept {

		private final ConnectionChannel channel;

		private final byte[] frame;

		Kept(ConnectionChannel channel, byte[] frame) {
			this.channel = channel;
			this.frame = frame;
		}

	}

}
