package io.github.xstatewebrtc.inspection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
		List<History.Entry> lacking = kept.stream().filter((entry) -> watcher.wants(entry.track())).toList();
		int cut = Math.max(0, lacking.size() - limit(request.history()));
		List<History.Entry> entries = lacking.subList(cut, lacking.size());
		Set<Track> told = new LinkedHashSet<>();
		wanted.stream().filter((track) -> track.newest().seq() > after).forEach(told::add);
		entries.forEach((entry) -> told.add(entry.track()));
		long oldest = this.history.isOverflown() ? oldest(kept, seq) : after + 1;
		long lost = (after > 0) ? lost(after, oldest, told, lacking.subList(0, cut)) : 0;
		watcher.catchUp(wanted, messages(told, entries, lost));
	}

	private List<WatchMessage> messages(Set<Track> told, List<History.Entry> entries, long lost) {
		List<Placed> placed = new ArrayList<>(told.size() + entries.size());
		told.forEach((track) -> placed.add(new Placed(track.startSeq(), WatchMessage.state(() -> encode(track)))));
		entries.forEach((entry) -> placed.add(new Placed(entry.seq(), WatchMessage.event(() -> encode(entry)))));
		placed.sort(Comparator.comparingLong(Placed::seq));
		List<WatchMessage> messages = new ArrayList<>(placed.size() + 1);
		if (lost > 0) {
			messages.add(WatchMessage.gap(lost, this.encoder));
		}
		placed.forEach((each) -> messages.add(each.message()));
		return messages;
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

	private static long oldest(List<History.Entry> kept, long seq) {
		return kept.isEmpty() ? seq + 1 : kept.get(0).seq();
	}

	/*
	 * The history keeps no starts: each is told with its actor, or lost with it. Of the
	 * events that are no longer kept nobody knows whose they were.
	 */
	private static long lost(long after, long oldest, Set<Track> told, List<History.Entry> cut) {
		long startsTold = told.stream().filter((track) -> isBetween(after, track.startSeq(), oldest)).count();
		long startsCut = cut.stream()
			.map(History.Entry::track)
			.distinct()
			.filter((track) -> !told.contains(track) && track.startSeq() >= oldest)
			.count();
		return Math.max(0, oldest - after - 1) - startsTold + cut.size() + startsCut;
	}

	private static boolean isBetween(long after, long seq, long before) {
		return after < seq && seq < before;
	}

	/**
	 * A message and its place.
	 *
	 * @param seq the place in the sequence
	 * @param message the message
	 */
	private record Placed(long seq, WatchMessage message) {
	}

}
