package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.PeerEntry;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;
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
		HubMessage message = (change != null && member.isConnected()) ? change.messageFor(member) : null;
		if (change != null && message != null) {
			member.send(message);
			change.told(member);
		}
	}

	void tell(Collection<ChannelMember> members) {
		this.timer = null;
		Collection<PresenceChange> due = List.copyOf(this.changes.values());
		this.changes.clear();
		List<String> common = texts(due.stream().map(PresenceChange::message).filter(Objects::nonNull).toList());
		for (ChannelMember member : members) {
			if (member.isConnected()) {
				boolean special = due.stream().anyMatch((change) -> change.isSpecialFor(member));
				(special ? textsFor(member, due) : common).forEach(member::sendText);
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

	private static List<String> textsFor(ChannelMember member, Collection<PresenceChange> due) {
		return texts(due.stream().map((change) -> change.messageFor(member)).filter(Objects::nonNull).toList());
	}

	private static List<String> texts(List<HubMessage> messages) {
		List<PeerEntry> newcomers = new ArrayList<>();
		List<String> others = new ArrayList<>();
		for (HubMessage message : messages) {
			if (message instanceof HubMessage.PeerJoined joined) {
				newcomers.add(joined.peer());
			}
			else {
				others.add(SignalingCodec.write(message));
			}
		}
		List<String> texts = new ArrayList<>();
		if (newcomers.size() == 1) {
			texts.add(SignalingCodec.write(new HubMessage.PeerJoined(newcomers.get(0))));
		}
		else {
			PeerPages.of(newcomers).forEach((page) -> texts.add(SignalingCodec.write(page)));
		}
		texts.addAll(others);
		return texts;
	}

}
