package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.xstatewebrtc.signaling.PresenceChange.News;
import org.jspecify.annotations.Nullable;

/**
 * Tells the members of a channel who comes, changes and goes, many changes at once.
 * Confined to the lock of its channel.
 */
final class Presence {

	static final Duration COALESCED = Duration.ofMillis(100);

	private final Timers timers;

	private final Runnable whenDue;

	private final Map<ChannelMember, PresenceChange> changes = new LinkedHashMap<>();

	private Timers.@Nullable Timer timer;

	/**
	 * Begin with nothing to tell.
	 * @param timers time
	 * @param whenDue calls {@link #tell}, under the lock of the channel
	 */
	Presence(Timers timers, Runnable whenDue) {
		this.timers = timers;
		this.whenDue = whenDue;
	}

	void joined(ChannelMember member) {
		change(member, false);
		sawAll(member);
	}

	void updated(ChannelMember member) {
		change(member, true).updated();
	}

	void left(ChannelMember member, String reason) {
		change(member, true).left(reason);
	}

	/**
	 * Note that a member has just been given the list of all others.
	 */
	void sawAll(ChannelMember member) {
		this.changes.values().forEach((change) -> change.told(member));
	}

	/**
	 * Make sure that a member knows another before it hears from it.
	 */
	void introduce(ChannelMember newcomer, ChannelMember member) {
		PresenceChange change = this.changes.get(newcomer);
		if (change != null && member.isConnected()) {
			News news = change.newsFor(member);
			if (news != News.NONE) {
				member.sendText(change.write(news));
				change.told(member);
			}
		}
	}

	void tell(Collection<ChannelMember> members) {
		this.timer = null;
		Collection<PresenceChange> due = List.copyOf(this.changes.values());
		this.changes.clear();
		List<String> common = texts(due, PresenceChange::common);
		for (ChannelMember member : members) {
			if (member.isConnected()) {
				boolean special = due.stream().anyMatch((change) -> change.isSpecialFor(member));
				List<String> texts = special ? texts(due, (change) -> change.newsFor(member)) : common;
				texts.forEach(member::sendText);
			}
		}
	}

	void stop() {
		if (this.timer != null) {
			this.timer.cancel();
			this.timer = null;
		}
	}

	private PresenceChange change(ChannelMember member, boolean knownBefore) {
		if (this.timer == null) {
			this.timer = this.timers.schedule(COALESCED, this.whenDue);
		}
		return this.changes.computeIfAbsent(member, (subject) -> new PresenceChange(subject, knownBefore));
	}

	private static List<String> texts(Collection<PresenceChange> due, Function<PresenceChange, News> news) {
		Map<News, List<PresenceChange>> sorted = due.stream().collect(Collectors.groupingBy(news));
		List<PresenceChange> newcomers = sorted.getOrDefault(News.JOINED, List.of());
		List<String> texts = new ArrayList<>();
		if (newcomers.size() > 1) {
			List<String> entries = newcomers.stream().map((change) -> change.subject().written()).toList();
			texts.addAll(PeerPages.messages(PeerPages.of(entries)));
		}
		else {
			newcomers.forEach((change) -> texts.add(change.write(News.JOINED)));
		}
		sorted.getOrDefault(News.UPDATED, List.of()).forEach((change) -> texts.add(change.write(News.UPDATED)));
		sorted.getOrDefault(News.LEFT, List.of()).forEach((change) -> texts.add(change.write(News.LEFT)));
		return texts;
	}

}
