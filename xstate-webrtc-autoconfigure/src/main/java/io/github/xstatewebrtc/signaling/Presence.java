package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.signaling.PresenceChange.News;
import io.github.xstatewebrtc.timing.Timers;

/**
 * Tells the members of a channel who comes, changes and goes, many changes at once.
 * Confined to the lock of its channel.
 */
final class Presence {

	static final Duration COALESCED = Duration.ofMillis(100);

	/** From one update of a member to the next that the others are told of. */
	private static final Duration QUIET = Duration.ofSeconds(1);

	private final Timers timers;

	private final Collection<ChannelMember> members;

	private final Map<ChannelMember, PresenceChange> changes = new LinkedHashMap<>();

	private Timers.@Nullable Timer timer;

	/**
	 * Begin with nothing to tell.
	 * @param timers time, under the lock of the channel
	 * @param members a live view of the channel's members
	 */
	Presence(Timers timers, Collection<ChannelMember> members) {
		this.timers = timers;
		this.members = members;
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
	 * @param member the member
	 */
	void sawAll(ChannelMember member) {
		this.changes.values().forEach((change) -> change.told(member));
	}

	/**
	 * Make sure that a member knows another before it hears from it.
	 * @param newcomer who is going to be heard
	 * @param member who is going to hear it
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

	/**
	 * Tell a member of another that it meets from now on.
	 * @param subject whom it meets
	 * @param member who is told
	 */
	void present(ChannelMember subject, ChannelMember member) {
		member.send(new HubMessage.PeerJoined(subject.entry()));
		PresenceChange change = this.changes.get(subject);
		if (change != null) {
			change.told(member);
		}
	}

	/**
	 * Tell what is due without waiting.
	 */
	void flush() {
		stop();
		tell();
	}

	private void tell() {
		this.timer = null;
		long now = this.timers.nanoTime();
		List<PresenceChange> due = this.changes.values().stream().filter((change) -> change.isDue(now)).toList();
		this.changes.values().removeIf((change) -> change.isDue(now));
		List<PresencePage> pages = PresencePage.of(due);
		this.members.stream()
			.filter(ChannelMember::isConnected)
			.forEach((member) -> pages.forEach((page) -> page.tell(member)));
		due.stream()
			.filter((change) -> change.common() == News.UPDATED)
			.forEach((change) -> change.subject().keepQuiet(now + QUIET.toNanos()));
		if (!this.changes.isEmpty()) {
			tellLater();
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
			tellLater();
		}
		return this.changes.computeIfAbsent(member, (subject) -> new PresenceChange(subject, knownBefore));
	}

	private void tellLater() {
		this.timer = this.timers.schedule(COALESCED, this::tell);
	}

}
