package io.github.xstatewebrtc.peer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.github.xstatewebrtc.link.LinkStatistics;

/**
 * What went over all links since this peer was made, those that are gone included; every
 * figure only grows. Safe for use by many threads.
 */
public final class PeerTotals {

	private final Set<RemoteLink> living = ConcurrentHashMap.newKeySet();

	private final LongAdder bytesSent = new LongAdder();

	private final LongAdder bytesReceived = new LongAdder();

	private final LongAdder messagesSent = new LongAdder();

	private final LongAdder messagesReceived = new LongAdder();

	private final LongAdder eventsDropped = new LongAdder();

	PeerTotals() {
	}

	void began(RemoteLink link) {
		this.living.add(link);
	}

	void ended(RemoteLink link) {
		LinkStatistics last = link.statistics();
		this.bytesSent.add(last.bytesSent());
		this.bytesReceived.add(last.bytesReceived());
		this.messagesSent.add(last.messagesSent());
		this.messagesReceived.add(last.messagesReceived());
		this.eventsDropped.add(link.dropped());
		this.living.remove(link);
	}

	/**
	 * Return the bytes sent in frames.
	 * @return a number of bytes
	 */
	public long bytesSent() {
		return this.bytesSent.sum() + this.living.stream().mapToLong((link) -> link.statistics().bytesSent()).sum();
	}

	/**
	 * Return the bytes received in frames.
	 * @return a number of bytes
	 */
	public long bytesReceived() {
		return this.bytesReceived.sum()
				+ this.living.stream().mapToLong((link) -> link.statistics().bytesReceived()).sum();
	}

	/**
	 * Return the messages sent, without those of the links themselves.
	 * @return a number of messages
	 */
	public long messagesSent() {
		return this.messagesSent.sum()
				+ this.living.stream().mapToLong((link) -> link.statistics().messagesSent()).sum();
	}

	/**
	 * Return the messages received, without those of the links themselves.
	 * @return a number of messages
	 */
	public long messagesReceived() {
		return this.messagesReceived.sum()
				+ this.living.stream().mapToLong((link) -> link.statistics().messagesReceived()).sum();
	}

	/**
	 * Return the inspection events that were not sent since the other side was too slow.
	 * @return a number of events
	 */
	public long eventsDropped() {
		return this.eventsDropped.sum() + this.living.stream().mapToLong(RemoteLink::dropped).sum();
	}

}
