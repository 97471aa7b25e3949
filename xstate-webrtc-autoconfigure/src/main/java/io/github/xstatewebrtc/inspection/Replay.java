package io.github.xstatewebrtc.inspection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.actor.ActorSnapshot;
import io.github.xstatewebrtc.actor.ActorStatus;
import io.github.xstatewebrtc.actor.capture.CapturedEvent;
import io.github.xstatewebrtc.protocol.inspection.InspectRequest;

/**
 * What a newcomer lacks, from the history and the newest states. An actor is told of
 * again if it has done anything since; everything keeps its place in the sequence, so
 * that a newcomer cut off on the way can go on from the highest place it has.
 */
final class Replay {

	private final History history;

	private final Audience audience;

	private final InspectionEncoder encoder;

	Replay(History history, Audience audience, InspectionEncoder encoder) {
		this.history = history;
		this.audience = audience;
		this.encoder = encoder;
	}

	void begin(QueuedWatcher watcher, Collection<Track> alive, long seq) {
		InspectRequest request = watcher.request();
		long after = after(request.after(), seq);
		List<Track> wanted = alive.stream().filter((track) -> watcher.wants(track)).toList();
		List<History.Entry> kept = this.history.after(after);
		long lost = (after > 0) ? lost(kept, after, seq) : 0;
		List<History.Entry> entries = kept.stream().filter((entry) -> watcher.wants(entry.track())).toList();
		int limit = limit(request.history());
		if (entries.size() > limit) {
			lost += (after > 0) ? entries.size() - limit : 0;
			entries = entries.subList(entries.size() - limit, entries.size());
		}
		Set<Track> told = new LinkedHashSet<>();
		wanted.stream().filter((track) -> track.newest().seq() > after).forEach(told::add);
		entries.forEach((entry) -> told.add(entry.track()));
		watcher.catchUp(wanted, messages(told, entries, lost));
	}

	private List<Supplier<byte[]>> messages(Set<Track> told, List<History.Entry> entries, long lost) {
		List<Message> messages = new ArrayList<>(told.size() + entries.size());
		told.forEach((track) -> messages.add(new Message(track.startSeq(), () -> encode(track))));
		entries.forEach((entry) -> messages.add(new Message(entry.seq(), () -> encode(entry))));
		messages.sort(Comparator.comparingLong(Message::seq));
		List<Supplier<byte[]>> encoded = new ArrayList<>(messages.size() + 1);
		if (lost > 0) {
			encoded.add(() -> this.encoder.gap(lost));
		}
		messages.forEach((message) -> encoded.add(message.encoded()));
		return encoded;
	}

	private byte[] encode(Track track) {
		return this.encoder.actor(track.actor(), track.startSeq(), track.startTime(), track.newest().snapshot());
	}

	private byte[] encode(History.Entry entry) {
		byte[] encoded = entry.encoded(this.audience);
		if (encoded != null) {
			return encoded;
		}
		CapturedEvent event = CapturedEvent.of(entry.eventType());
		ActorStatus status = entry.status();
		Object value = entry.value();
		if (status == null || value == null) {
			return this.encoder.event(entry.track().actor(), entry.seq(), entry.time(), entry.sourceId(), event);
		}
		return this.encoder.snapshot(entry.track().actor(), entry.seq(), entry.time(), event,
				ActorSnapshot.of(status, value));
	}

	// What is ahead of the sequence was sent by an earlier run of this peer.
	private static long after(@Nullable Long asked, long seq) {
		return (asked != null && asked >= 0 && asked <= seq) ? asked : 0;
	}

	private static int limit(@Nullable Integer asked) {
		return (asked != null) ? Math.max(0, asked) : Integer.MAX_VALUE;
	}

	private long lost(List<History.Entry> kept, long after, long seq) {
		if (!this.history.isOverflown()) {
			return 0;
		}
		long oldest = kept.isEmpty() ? seq + 1 : kept.get(0).seq();
		return Math.max(0, oldest - after - 1);
	}

	/**
	 * A message and its place.
	 *
	 * @param seq the place in the sequence
	 * @param encoded how to encode it
	 */
	private record Message(long seq, Supplier<byte[]> encoded) {
	}

}
