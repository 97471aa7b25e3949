package io.github.xstatewebrtc.link;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what goes over a link. Written by the ordered executor, read by any thread.
 */
final class Traffic {

	private final AtomicLong framesSent = new AtomicLong();

	private final AtomicLong framesReceived = new AtomicLong();

	private final AtomicLong bytesSent = new AtomicLong();

	private final AtomicLong bytesReceived = new AtomicLong();

	private final AtomicLong messagesSent = new AtomicLong();

	private final AtomicLong messagesReceived = new AtomicLong();

	private final AtomicLong unacknowledgedBytes = new AtomicLong();

	private volatile long heardAt;

	private volatile boolean heard;

	void frameSent(byte[] frame) {
		this.framesSent.incrementAndGet();
		this.bytesSent.addAndGet(frame.length);
	}

	void frameReceived(byte[] frame, long nanoTime) {
		this.framesReceived.incrementAndGet();
		this.bytesReceived.addAndGet(frame.length);
		this.heardAt = nanoTime;
		this.heard = true;
	}

	void messageSent() {
		this.messagesSent.incrementAndGet();
	}

	void messageReceived() {
		this.messagesReceived.incrementAndGet();
	}

	void unacknowledged(long change) {
		this.unacknowledgedBytes.addAndGet(change);
	}

	LinkStatistics statistics(ActorQueue queue, long nanoTime) {
		Duration sinceHeard = this.heard ? Duration.ofNanos(Math.max(0, nanoTime - this.heardAt)) : null;
		return new LinkStatistics(this.framesSent.get(), this.framesReceived.get(), this.bytesSent.get(),
				this.bytesReceived.get(), this.messagesSent.get(), this.messagesReceived.get(),
				this.unacknowledgedBytes.get(), queue.messages(), queue.bytes(), sinceHeard);
	}

}
