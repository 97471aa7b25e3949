package io.github.xstatewebrtc.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorStatus;

/**
 * The last events, in a ring that is made once: to note one allocates nothing. Each place
 * has its own lock, so threads meet only where the ring has gone round.
 */
final class History {

	private final Slot[] slots;

	private final AtomicLong noted = new AtomicLong();

	private volatile boolean closed;

	History(int size) {
		this.slots = new Slot[size];
		for (int i = 0; i < size; i++) {
			this.slots[i] = new Slot();
		}
	}

	void note(long seq, Track track, long time, @Nullable String sourceId, String eventType,
			@Nullable ActorStatus status, @Nullable Object value, Map<Audience, byte[]> encoded) {
		if (this.slots.length == 0) {
			this.noted.incrementAndGet();
			return;
		}
		long turn = this.noted.incrementAndGet();
		Slot slot = this.slots[(int) (turn % this.slots.length)];
		synchronized (slot) {
			if (slot.turn < turn && !this.closed) {
				slot.turn = turn;
				slot.seq = seq;
				slot.track = track;
				slot.time = time;
				slot.sourceId = sourceId;
				slot.eventType = eventType;
				slot.status = status;
				slot.value = value;
				// Mostly the same empty map: even that would cost a fence under G1.
				if (slot.encoded != encoded) {
					slot.encoded = encoded;
				}
			}
		}
	}

	/**
	 * Return what is kept of the events after one.
	 * @param seq the place of the last event that is not wanted
	 * @return the later ones in their order
	 */
	List<Entry> after(long seq) {
		List<Entry> entries = new ArrayList<>();
		for (Slot slot : this.slots) {
			synchronized (slot) {
				Track track = slot.track;
				if (track != null && slot.seq > seq) {
					entries.add(new Entry(slot.seq, track, slot.time, slot.sourceId, slot.eventType, slot.status,
							slot.value, slot.encoded));
				}
			}
		}
		entries.sort(Comparator.comparingLong(Entry::seq));
		return entries;
	}

	/**
	 * Forget everything and keep nothing more.
	 */
	void close() {
		this.closed = true;
		for (Slot slot : this.slots) {
			synchronized (slot) {
				slot.track = null;
				slot.value = null;
				slot.encoded = Map.of();
			}
		}
	}

	/**
	 * Return whether events have been given up to make room.
	 * @return whether the ring has gone round
	 */
	boolean isOverflown() {
		return forgotten() > 0;
	}

	/**
	 * Return how many events have been given up to make room.
	 * @return a number that only grows
	 */
	long forgotten() {
		return Math.max(0, this.noted.get() - this.slots.length);
	}

	/**
	 * A noted event.
	 *
	 * @param seq its place in the sequence
	 * @param track whose event it is
	 * @param time when, in milliseconds since the epoch
	 * @param sourceId who sent it, if that is known
	 * @param eventType its type
	 * @param status the status after it; absent if the event was only received
	 * @param value the state value after it; absent if the event was only received
	 * @param encoded the message, for each audience of which somebody watched then
	 */
	record Entry(long seq, Track track, long time, @Nullable String sourceId, String eventType,
			@Nullable ActorStatus status, @Nullable Object value, Map<Audience, byte[]> encoded) {

		/**
		 * Return what an audience may see of it; those who may see values may see also
		 * what was made for those who may not.
		 * @param audience the audience
		 * @return the message, {@code null} if there is none for it
		 */
		byte @Nullable [] encoded(Audience audience) {
			byte[] own = this.encoded.get(audience);
			return (own != null || audience == Audience.NO_VALUES) ? own : this.encoded.get(Audience.NO_VALUES);
		}
	}

	private static final class Slot {

		private long turn;

		private long seq;

		private @Nullable Track track;

		private long time;

		private @Nullable String sourceId;

		private String eventType = "";

		private @Nullable ActorStatus status;

		private @Nullable Object value;

		private Map<Audience, byte[]> encoded = Map.of();

	}

}
