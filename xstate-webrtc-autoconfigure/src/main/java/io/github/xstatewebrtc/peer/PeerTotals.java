package io.github.xstatewebrtc.peer;

import java.util.HashSet;
import java.util.Set;
import java.util.function.ToLongFunction;

import io.github.xstatewebrtc.link.LinkStatistics;

/**
 * What went over all links since this peer was made, those that are gone included; every
 * figure only grows. Safe for use by many threads.
 */
public final class PeerTotals {

	private final Set<RemoteLink> living = new HashSet<>();

	private final LinkTotals links = new LinkTotals();

	private long bytesSent;

	private long bytesReceived;

	private long messagesSent;

	private long messagesReceived;

	private long eventsDropped;

	private long attemptsRefused;

	private long relaysOverloaded;

	private long restarts;

	PeerTotals() {
	}

	synchronized void began(RemoteLink link) {
		this.living.add(link);
	}

	synchronized void ended(RemoteLink link) {
		if (this.living.remove(link)) {
			LinkStatistics last = link.statistics();
			this.bytesSent += last.bytesSent();
			this.bytesReceived += last.bytesReceived();
			this.messagesSent += last.messagesSent();
			this.messagesReceived += last.messagesReceived();
			this.eventsDropped += link.dropped();
		}
	}

	synchronized void attemptRefused() {
		this.attemptsRefused++;
	}

	synchronized void relayOverloaded() {
		this.relaysOverloaded++;
	}

	synchronized void restarted() {
		this.restarts++;
	}

	/**
	 * Return why links ended and messages came back.
	 * @return the live figures
	 */
	public LinkTotals links() {
		return this.links;
	}

	synchronized int living() {
		return this.living.size();
	}

	/**
	 * Return the bytes sent in frames.
	 * @return a number of bytes
	 */
	public synchronized long bytesSent() {
		return this.bytesSent + sum((link) -> link.statistics().bytesSent());
	}

	/**
	 * Return the bytes received in frames.
	 * @return a number of bytes
	 */
	public synchronized long bytesReceived() {
		return this.bytesReceived + sum((link) -> link.statistics().bytesReceived());
	}

	/**
	 * Return the messages sent, without those of the links themselves.
	 * @return a number of messages
	 */
	public synchronized long messagesSent() {
		return this.messagesSent + sum((link) -> link.statistics().messagesSent());
	}

	/**
	 * Return the messages received, without those of the links themselves.
	 * @return a number of messages
	 */
	public synchronized long messagesReceived() {
		return this.messagesReceived + sum((link) -> link.statistics().messagesReceived());
	}

	/**
	 * Return the inspection events that were not sent since the other side was too slow.
	 * @return a number of events
	 */
	public synchronized long eventsDropped() {
		return this.eventsDropped + sum(RemoteLink::dropped);
	}

	/**
	 * Return the connections that were not made since there were too many links, or too
	 * many attempts.
	 * @return a number of attempts
	 */
	public synchronized long attemptsRefused() {
		return this.attemptsRefused;
	}

	/**
	 * Return the connections through the hub that have ended since more waited, on this
	 * side, to be sent or to be read than may.
	 * @return a number of connections
	 */
	public synchronized long relaysOverloaded() {
		return this.relaysOverloaded;
	}

	/**
	 * Return how often another path was looked for, on the same connection, when nothing
	 * passed through it. The side that offers counts.
	 * @return a number of ICE restarts
	 */
	public synchronized long restarts() {
		return this.restarts;
	}

	private long sum(ToLongFunction<RemoteLink> figure) {
		return this.living.stream().mapToLong(figure).sum();
	}

}
