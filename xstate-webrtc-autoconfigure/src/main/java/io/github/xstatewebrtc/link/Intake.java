package io.github.xstatewebrtc.link;

import java.util.concurrent.atomic.AtomicLong;

import io.github.xstatewebrtc.protocol.LinkChannel;
import io.github.xstatewebrtc.protocol.ProtocolViolationException;
import io.github.xstatewebrtc.protocol.signaling.IceCandidate;
import io.github.xstatewebrtc.protocol.signaling.SessionDescription;

/**
 * Takes what a transport tells and hands it over to the ordered executor, so that the
 * transport's thread is free at once. What waits there is bounded: a side that keeps to
 * the window never meets the bound.
 */
final class Intake implements TransportListener {

	/** What a frame that waits to be read costs beside its bytes. */
	private static final int FRAME_COST = 100;

	private static final int WINDOWS = 8;

	// More than a default window of the smallest messages, each in a frame of its own: as
	// they arrive together when this process stood still.
	private static final int FRAMES_AT_ONCE = 40_000;

	/** Twice what the fastest connection carries in frames of 16 KiB. */
	static final int FRAMES_A_SECOND = 10_000;

	private final LinkContext context;

	private final TransportSignals signals;

	private final Reader reader;

	private final AtomicLong waiting = new AtomicLong();

	// Every frame leaves something behind in native memory, whatever is in it. Used by
	// the transport alone, which tells one thing at a time.
	private final FrameRate rate;

	private final long mostWaiting;

	private volatile boolean stopped;

	Intake(LinkContext context, TransportSignals signals, Reader reader) {
		this.context = context;
		this.signals = signals;
		this.reader = reader;
		this.rate = new FrameRate(FRAMES_A_SECOND, FRAMES_AT_ONCE, context.scheduler().nanoTime());
		LinkLimits limits = context.settings().limits();
		this.mostWaiting = WINDOWS * ((long) limits.windowBytes() + limits.messageBytes());
	}

	@Override
	public void localDescription(SessionDescription description) {
		this.signals.localDescription(description);
	}

	@Override
	public void localCandidate(IceCandidate candidate) {
		this.signals.localCandidate(candidate);
	}

	@Override
	public void opened() {
		this.context.ordered().execute(this.reader::open);
	}

	@Override
	public void received(LinkChannel channel, byte[] frame) {
		if (this.stopped) {
			return;
		}
		if (!this.rate.take(this.context.scheduler().nanoTime())) {
			refuse("More than " + FRAMES_A_SECOND + " frames a second were sent.");
			return;
		}
		long cost = frame.length + (long) FRAME_COST;
		if (this.waiting.addAndGet(cost) > this.mostWaiting) {
			refuse("More was sent than the window allows.");
			return;
		}
		this.context.ordered().execute(() -> {
			this.waiting.addAndGet(-cost);
			this.reader.read(channel, frame);
		});
	}

	@Override
	public void expiring() {
		this.signals.expiring();
	}

	@Override
	public void interrupted() {
		this.signals.interrupted();
	}

	@Override
	public void closed(String reason) {
		stop();
		this.context.ordered().execute(() -> this.reader.close(reason));
	}

	/**
	 * Take no more frames.
	 */
	void stop() {
		this.stopped = true;
	}

	private void refuse(String why) {
		stop();
		this.context.ordered().execute(() -> this.reader.violated(new ProtocolViolationException(why)));
	}

	/**
	 * What the connection does about it, on the ordered executor.
	 */
	interface Reader {

		/**
		 * The transport has opened.
		 */
		void open();

		/**
		 * A frame has arrived.
		 * @param channel where
		 * @param frame the frame
		 */
		void read(LinkChannel channel, byte[] frame);

		/**
		 * The other side does not keep to the protocol.
		 * @param violation what it did
		 */
		void violated(ProtocolViolationException violation);

		/**
		 * The transport has closed.
		 * @param reason a sentence for a person
		 */
		void close(String reason);

	}

}
