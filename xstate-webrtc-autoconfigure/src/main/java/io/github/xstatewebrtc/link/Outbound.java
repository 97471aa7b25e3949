package io.github.xstatewebrtc.link;

import io.github.xstatewebrtc.link.ConnectionChannel.Greeted;

/**
 * Writes what waits on both channels of a connection, a frame at a time, so that neither
 * inspection nor what arrives is ever behind more than one frame of the actor channel or
 * the other way round.
 */
final class Outbound {

	/** Half of what the other side has to take. */
	private static final int FRAMES_A_SECOND = Intake.FRAMES_A_SECOND / 2;

	private final LinkContext context;

	private final Transport transport;

	private final ConnectionChannel actor;

	private final ConnectionChannel inspect;

	private final Alarm ackAlarm;

	private final Alarm gatherAlarm;

	private final Alarm rateAlarm;

	private final FrameRate rate;

	private long gatherUntil;

	/**
	 * Begin with nothing written.
	 * @param context the link
	 * @param transport where frames go
	 * @param actor the channel for messages between actors
	 * @param inspect the channel for inspection
	 * @param wake asks for {@link #write()} on the ordered executor
	 */
	Outbound(LinkContext context, Transport transport, ConnectionChannel actor, ConnectionChannel inspect,
			Runnable wake) {
		this.context = context;
		this.transport = transport;
		this.actor = actor;
		this.inspect = inspect;
		this.ackAlarm = new Alarm(context.scheduler(), context.ordered(), (late) -> {
			actor.receiving().waitedLong();
			inspect.receiving().waitedLong();
			wake.run();
		});
		this.gatherAlarm = new Alarm(context.scheduler(), context.ordered(), (late) -> wake.run());
		this.rateAlarm = new Alarm(context.scheduler(), context.ordered(), (late) -> wake.run());
		this.gatherUntil = context.scheduler().nanoTime();
		this.rate = new FrameRate(FRAMES_A_SECOND, FRAMES_A_SECOND, this.gatherUntil);
	}

	/**
	 * Write at most one frame on each channel; none if there were too many of late, so
	 * that what waits comes together in fewer.
	 * @return whether there may be more to write
	 */
	boolean write() {
		if (!this.rate.hasRoom(this.context.scheduler().nanoTime())) {
			if (!this.rateAlarm.isSet()) {
				this.rateAlarm.setIn(this.context.settings().timing().gather());
			}
			return false;
		}
		boolean wrote = writeOne(this.actor) > 0;
		if (isGathering()) {
			this.gatherAlarm.setAt(this.gatherUntil);
		}
		else {
			int length = writeOne(this.inspect);
			if (length > 0 && length < this.context.settings().limits().frameBytes() / 2) {
				this.gatherUntil = this.context.scheduler().nanoTime()
						+ this.context.settings().timing().gather().toNanos();
			}
			wrote |= length > 0;
		}
		boolean pending = this.actor.receiving().pending() || this.inspect.receiving().pending();
		if (pending && !this.ackAlarm.isSet()) {
			this.ackAlarm.setIn(this.context.settings().timing().ackAfter());
		}
		return wrote;
	}

	void send(ConnectionChannel channel, byte[] frame) {
		this.rate.take(this.context.scheduler().nanoTime());
		this.transport.send(channel.channel(), frame);
		this.context.traffic().frameSent(frame);
	}

	void stop() {
		this.ackAlarm.clear();
		this.gatherAlarm.clear();
		this.rateAlarm.clear();
	}

	private int writeOne(ConnectionChannel channel) {
		Greeted greeted = channel.greeted();
		byte[] frame = (greeted != null) ? greeted.composer().next() : null;
		if (frame == null) {
			return 0;
		}
		send(channel, frame);
		return frame.length;
	}

	private boolean isGathering() {
		Greeted greeted = this.inspect.greeted();
		return this.gatherUntil - this.context.scheduler().nanoTime() > 0
				&& (greeted == null || !greeted.composer().isWorthAFrame());
	}

}
