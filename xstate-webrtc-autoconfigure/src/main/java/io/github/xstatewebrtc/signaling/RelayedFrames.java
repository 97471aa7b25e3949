package io.github.xstatewebrtc.signaling;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

/**
 * What others send to one member through the hub and its session has not taken yet. The
 * senders have their turns, a message each, and nobody may have more waiting than is
 * still free for everybody else: so the first never crowds out the next, and whoever has
 * nothing waiting finds room. Filled under the lock of the channel, taken on any thread.
 */
final class RelayedFrames implements SignalingSession.Frames {

	/**
	 * How many characters may wait for one session: for a sender alone half of it, both
	 * windows of a link and what escapes add to them.
	 */
	static final int MAX = 8 * 1024 * 1024;

	private final RelayTotals totals;

	/** In the order of their turns. None is empty. */
	private final Map<ChannelMember, Lane> lanes = new LinkedHashMap<>();

	private int length;

	RelayedFrames(RelayTotals totals) {
		this.totals = totals;
	}

	/**
	 * Keep something until the session takes it.
	 * @param from who sends it
	 * @param message the message
	 * @param now the time in nanoseconds
	 * @return whether there is room for it
	 */
	synchronized boolean add(ChannelMember from, RelayedMessage message, long now) {
		Lane lane = this.lanes.get(from);
		int held = (lane != null) ? lane.length : 0;
		int more = message.text().length();
		boolean room = held + more <= MAX - this.length && this.totals.room().take(this.length, more);
		if (room) {
			this.length += more;
			this.lanes.computeIfAbsent(from, (key) -> new Lane()).add(message, now);
		}
		return room;
	}

	@Override
	public synchronized @Nullable String next() {
		if (this.lanes.isEmpty()) {
			return null;
		}
		ChannelMember from = this.lanes.keySet().iterator().next();
		Lane lane = this.lanes.remove(from);
		RelayedMessage message = lane.remove();
		if (!lane.messages.isEmpty()) {
			this.lanes.put(from, lane);
		}
		release(message.text().length());
		if (message.isFrame()) {
			this.totals.passedOn(message.frameBytes());
		}
		return message.text();
	}

	/**
	 * Forget what a sender's connection has left behind.
	 * @param from the sender
	 */
	synchronized void drop(ChannelMember from) {
		Lane lane = this.lanes.remove(from);
		if (lane != null) {
			drop(lane);
		}
	}

	/**
	 * Tell since when the oldest waits.
	 * @return a time in nanoseconds, {@code null} if nothing waits
	 */
	synchronized @Nullable Long oldest() {
		return this.lanes.values()
			.stream()
			.map(Lane::oldest)
			.min(Comparator.comparingLong((since) -> since))
			.orElse(null);
	}

	/**
	 * Forget what has waited for too long, and with it what the same sender has sent
	 * since.
	 * @param since what waits no longer than that is not meant, a time in nanoseconds
	 * @return the names of the connections of which it was, by sender
	 */
	synchronized Map<ChannelMember, String> dropOlderThan(long since) {
		Map<ChannelMember, String> dropped = new LinkedHashMap<>();
		this.lanes.forEach((from, lane) -> {
			if (lane.oldest() - since < 0) {
				dropped.put(from, lane.conn());
			}
		});
		dropped.keySet().forEach(this::drop);
		return dropped;
	}

	/**
	 * Forget everything.
	 */
	synchronized void clear() {
		this.lanes.values().forEach(this::drop);
		this.lanes.clear();
	}

	private void drop(Lane lane) {
		release(lane.length);
		lane.messages.forEach((waiting) -> this.totals.dropped(waiting.message()));
	}

	private void release(int characters) {
		this.length -= characters;
		this.totals.room().release(characters);
	}

	/**
	 * What waits of one sender.
	 */
	private static final class Lane {

		private final Queue<Waiting> messages = new ArrayDeque<>();

		private int length;

		void add(RelayedMessage message, long now) {
			this.messages.add(new Waiting(message, now));
			this.length += message.text().length();
		}

		long oldest() {
			return this.messages.element().since();
		}

		String conn() {
			return this.messages.element().message().conn();
		}

		RelayedMessage remove() {
			RelayedMessage message = this.messages.remove().message();
			this.length -= message.text().length();
			return message;
		}

	}

	/**
	 * A message that waits.
	 *
	 * @param message the message
	 * @param since since when, in nanoseconds
	 */
	private record Waiting(RelayedMessage message, long since) {
	}

}
