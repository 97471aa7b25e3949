package io.github.xstatewebrtc.inspection;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Tells those who watch now what became of events that peers sent. Nothing of it is kept
 * for those who come later: a peer that is refused again and again must not push out what
 * actors did.
 */
final class Notices {

	/** Peers decide how many there are, and how fast. */
	static final int MAX_PENDING = 256;

	private final BridgeLoop loop;

	private final LongSupplier nextSeq;

	private final Collection<QueuedWatcher> attached;

	private final AtomicInteger pending = new AtomicInteger();

	/** How many found no room since the last that did. */
	private final AtomicLong lost = new AtomicLong();

	Notices(BridgeLoop loop, LongSupplier nextSeq, Collection<QueuedWatcher> attached) {
		this.loop = loop;
		this.nextSeq = nextSeq;
		this.attached = attached;
	}

	/**
	 * Tell of one, for any thread.
	 * @param track whose it is, {@code null} if it is no living actor's
	 * @param written writes it for an audience, with its place in the sequence
	 */
	void tell(@Nullable Track track, Written written) {
		if (this.pending.incrementAndGet() > MAX_PENDING) {
			this.pending.decrementAndGet();
			this.lost.incrementAndGet();
			return;
		}
		this.loop.submit(() -> {
			this.pending.decrementAndGet();
			publish(track, written);
		});
	}

	private void publish(@Nullable Track track, Written written) {
		long unseen = this.lost.getAndSet(0);
		long seq = this.nextSeq.getAsLong();
		Map<Audience, byte[]> messages = new EnumMap<>(Audience.class);
		for (QueuedWatcher watcher : this.attached) {
			if (watcher.wants(track)) {
				byte[] message = messages.computeIfAbsent(watcher.audience(), (audience) -> written.as(audience, seq));
				watcher.tell(WatchMessage.event(() -> message), unseen);
				watcher.pump();
			}
		}
	}

	/**
	 * A message that lacks its reader and its place.
	 */
	@FunctionalInterface
	interface Written {

		byte[] as(Audience audience, long seq);

	}

}
