package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.timing.Timers;

/**
 * What members must hear, since nobody else could end their links, and may not have
 * heard: they were suspended, or their socket was cut and nobody had noticed. It is kept
 * for as long as one of these may still come back, and told again to who does. Confined
 * to the lock of its channel.
 */
final class Unheard {

	/** How many messages are kept. */
	static final int MAX = 16 * 1024;

	private final Timers timers;

	private final long keptFor;

	/** The oldest first. Nobody's is not among them. */
	private final Deque<News> all = new ArrayDeque<>();

	private int size;

	/** By their slots: for whom something was forgotten that they may not have heard. */
	private final BitSet ignorant = new BitSet();

	private long forgotAt;

	/**
	 * Begin with nothing.
	 * @param timers time
	 * @param keptFor how long after it was told something may turn out to be unheard
	 */
	Unheard(Timers timers, Duration keptFor) {
		this.timers = timers;
		this.keptFor = keptFor.toNanos();
	}

	/**
	 * Take note of what is told now, or cannot be told.
	 * @param messages what has to be heard
	 * @param hearers the slots of those by whom
	 */
	void add(List<HubMessage> messages, BitSet hearers) {
		long now = this.timers.nanoTime();
		forgetOld(now);
		if (!hearers.isEmpty() && !messages.isEmpty()) {
			this.all.add(new News(messages, hearers, now));
			this.size += messages.size();
		}
		while (this.size > MAX) {
			News oldest = this.all.remove();
			this.size -= oldest.messages().size();
			this.ignorant.or(oldest.hearers());
			this.forgotAt = now;
		}
	}

	private void forgetOld(long now) {
		for (News oldest = this.all.peek(); oldest != null
				&& now - oldest.since() > this.keptFor; oldest = this.all.peek()) {
			this.all.remove();
			this.size -= oldest.messages().size();
		}
		if (now - this.forgotAt > this.keptFor) {
			this.ignorant.clear();
		}
	}

	/**
	 * Return what a member that is back has to hear, and take note that it is told now.
	 * Of whom too much was forgotten is told to end its links to all who are not listed.
	 * @param hearer the member
	 * @param met tells whom it meets again
	 * @return the messages, in the order in which it happened
	 */
	List<HubMessage> tell(ChannelMember hearer, Predicate<String> met) {
		forgetOld(this.timers.nanoTime());
		Set<HubMessage> due = new LinkedHashSet<>();
		for (News news : this.all) {
			if (news.hearers().get(hearer.slot())) {
				due.addAll(news.messages());
			}
		}
		due.removeIf((message) -> message instanceof HubMessage.PeerLeft gone && met.test(gone.peerId()));
		if (this.ignorant.get(hearer.slot())) {
			due.add(new HubMessage.Settled());
		}
		forget(hearer);
		add(List.copyOf(due), hearer.slots());
		return List.copyOf(due);
	}

	/**
	 * Take note that a member hears nothing more.
	 * @param hearer the member
	 */
	void forget(ChannelMember hearer) {
		this.ignorant.clear(hearer.slot());
		this.all.removeIf((news) -> {
			news.hearers().clear(hearer.slot());
			boolean nobodys = news.hearers().isEmpty();
			this.size -= nobodys ? news.messages().size() : 0;
			return nobodys;
		});
	}

	/**
	 * What has to be heard.
	 *
	 * @param messages what
	 * @param hearers by whom
	 * @param since when it was told, in nanoseconds of the timers
	 */
	private record News(List<HubMessage> messages, BitSet hearers, long since) {
	}

}
