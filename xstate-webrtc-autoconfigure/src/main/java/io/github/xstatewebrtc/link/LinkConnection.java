package io.github.xstatewebrtc.link;

import java.util.List;

import io.github.xstatewebrtc.link.ConnectionChannel.Greeted;
import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.ProtocolViolationException;
import io.github.xstatewebrtc.protocol.link.Bye;
import io.github.xstatewebrtc.protocol.link.Hello;
import io.github.xstatewebrtc.protocol.link.Ping;

/**
 * One connection of a link, from a transport that is being opened to one that is closed.
 * Everything happens on the ordered executor.
 */
final class LinkConnection implements Inbound.Handler, Intake.Reader {

	private final LinkContext context;

	private final ConnectionOwner owner;

	private final Transport transport;

	private final String conn;

	private final Conversation conversation;

	private final ConnectionChannel actor;

	private final ConnectionChannel inspect;

	private final Intake intake;

	private final Inbound inbound;

	private final Outbound outbound;

	private final Alarm deadline;

	private Phase phase = Phase.OPENING;

	private int frameBytes;

	LinkConnection(LinkContext context, ConnectionOwner owner, Conversation conversation, Transport transport,
			String conn, TransportSignals signals) {
		this.context = context;
		this.owner = owner;
		this.transport = transport;
		this.conn = conn;
		this.conversation = conversation;
		LinkLimits limits = context.settings().limits();
		this.intake = new Intake(context, signals, this);
		this.actor = new ConnectionChannel(LinkChannel.ACTOR, limits, conversation.receiving());
		this.inspect = new ConnectionChannel(LinkChannel.INSPECT, limits, new ReceiveWindow(limits.windowBytes()));
		this.inbound = new Inbound(context, this);
		this.outbound = new Outbound(context, transport, this.actor, this.inspect, owner::wake);
		this.deadline = new Alarm(context.scheduler(), context.ordered(), this::late);
	}

	@Override
	public String conn() {
		return this.conn;
	}

	/**
	 * Return what the transport is to tell.
	 * @return hands over to this connection
	 */
	TransportListener intake() {
		return this.intake;
	}

	Transport transport() {
		return this.transport;
	}

	boolean isReady() {
		return this.phase == Phase.READY;
	}

	/**
	 * Give the transport its time to open.
	 */
	void begin() {
		this.deadline.setIn(this.context.settings().timing().openWithin());
	}

	/**
	 * Say hello on both channels, which makes this the link's current connection.
	 */
	void greet() {
		this.phase = Phase.HELLO;
		this.deadline.setIn(this.context.settings().timing().helloWithin());
		greet(this.actor, this.conversation.greet(this.conn));
		LinkLimits limits = this.context.settings().limits();
		greet(this.inspect, new Hello(Hello.VERSION, LinkChannel.INSPECT.label(), this.context.identity().localPeerId(),
				this.conn, null, null, null, limits.windowBytes(), limits.frameBytes(), limits.messageBytes()));
	}

	private void greet(ConnectionChannel channel, Hello hello) {
		FrameComposer.frames(hello, this.frameBytes).forEach((frame) -> this.outbound.send(channel, frame));
	}

	/**
	 * Write what waits, if the other side has said hello.
	 */
	void write() {
		if (isReady() && this.outbound.write()) {
			this.owner.wake();
		}
	}

	/**
	 * Ask for a sign of life.
	 */
	void ping() {
		Greeted greeted = this.actor.greeted();
		if (greeted != null) {
			greeted.composer().ping(new Ping(this.context.scheduler().nanoTime() / 1_000_000));
			write();
		}
	}

	/**
	 * Say why the link ends and close when the other side has, or after a while.
	 * @param end the reason
	 */
	void sayBye(LinkEnd end) {
		if (this.phase != Phase.HELLO && this.phase != Phase.READY) {
			close(end.message());
			return;
		}
		Bye bye = new Bye(end.code(), end.message());
		Greeted greeted = this.actor.greeted();
		List<byte[]> frames = (greeted != null) ? greeted.composer().last(bye)
				: FrameComposer.frames(bye, this.frameBytes);
		frames.forEach((frame) -> this.outbound.send(this.actor, frame));
		this.phase = Phase.BYE;
		stop();
		this.deadline.setIn(this.context.settings().timing().closeWithin());
	}

	/**
	 * Close at once, unless that was done.
	 * @param reason a sentence for a person
	 */
	@Override
	public void close(String reason) {
		if (this.phase == Phase.OVER) {
			return;
		}
		this.phase = Phase.OVER;
		stop();
		this.deadline.clear();
		this.transport.close();
		Greeted inspected = this.inspect.greeted();
		if (inspected != null) {
			inspected.sending().giveUp();
		}
		this.owner.over(this, reason);
	}

	private void stop() {
		this.intake.stop();
		this.inbound.stop();
		this.outbound.stop();
	}

	@Override
	public void open() {
		if (this.phase != Phase.OPENING) {
			return;
		}
		this.frameBytes = Math.min(this.context.settings().limits().frameBytes(), this.transport.maxFrameBytes());
		if (this.frameBytes < LinkLimits.LEAST_FRAME_BYTES) {
			close("The other side takes frames of " + this.frameBytes + " bytes; at least "
					+ LinkLimits.LEAST_FRAME_BYTES + " are needed.");
			return;
		}
		this.owner.opened(this);
	}

	@Override
	public void read(LinkChannel channel, byte[] frame) {
		if (this.phase != Phase.HELLO && this.phase != Phase.READY) {
			return;
		}
		this.owner.heard();
		try {
			this.inbound.frame((channel == LinkChannel.ACTOR) ? this.actor : this.inspect, frame);
			this.owner.wake();
		}
		catch (ProtocolViolationException ex) {
			violated(ex);
		}
	}

	@Override
	public void hello(ConnectionChannel channel, Hello hello) throws ProtocolViolationException {
		boolean actors = channel.channel() == LinkChannel.ACTOR;
		long keptBytes = this.context.settings().limits().queuedBytes();
		long messageBytes = Math.min(hello.messageBytes(), keptBytes);
		SendWindow sending = actors ? this.conversation.heard(hello)
				: new SendWindow(hello.windowBytes(), keptBytes, this.context.traffic(), 0);
		if (sending == null) {
			close("Its hello was said before a newer connection was in use.");
			return;
		}
		MessageSupply supply = actors ? this.context.queue() : new SourceSupply(this.context.inspection());
		channel.greeted(sending,
				new FrameComposer(supply, sending, channel.receiving(),
						(int) Math.min(this.frameBytes, hello.frameBytes()), messageBytes,
						(message) -> tooLarge(channel, message, messageBytes)));
		if (this.actor.greeted() != null && this.inspect.greeted() != null) {
			this.phase = Phase.READY;
			this.deadline.clear();
			this.owner.ready(this);
			this.inbound.ready();
		}
	}

	private void tooLarge(ConnectionChannel channel, Outgoing outgoing, long messageBytes) {
		this.conversation.giveUp(channel.channel(), outgoing, new LinkEnd(LinkEnd.TOO_LARGE,
				"The message has " + outgoing.message().length + " bytes; at most " + messageBytes + " can be sent."));
	}

	@Override
	public void bye(LinkEnd end) {
		this.owner.ended(end, false);
	}

	@Override
	public void violated(ProtocolViolationException violation) {
		this.owner.ended(LinkEnd.of(violation), true);
	}

	private void late(long lateNanos) {
		LinkTiming timing = this.context.settings().timing();
		switch (this.phase) {
			case OPENING ->
				close("The connection did not open within " + timing.openWithin().toSeconds() + " seconds.");
			case HELLO -> {
				if (Alarm.jumped(lateNanos)) {
					this.deadline.setIn(timing.pingAfter());
					return;
				}
				close("No hello came within " + timing.helloWithin().toSeconds() + " seconds.");
			}
			case BYE -> close("The link was ended and the other side did not close the connection.");
			case READY, OVER -> {
				// the deadline was met
			}
		}
	}

	/**
	 * Where a connection has got to.
	 */
	private enum Phase {

		OPENING, HELLO, READY, BYE, OVER

	}

}
