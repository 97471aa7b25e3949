package io.github.xstatewebrtc.signaling;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;

/**
 * What has become of one member since the others were last told.
 */
final class PresenceChange {

	private final ChannelMember subject;

	private final boolean knownBefore;

	private final Map<ChannelMember, Integer> told = new HashMap<>();

	private final Map<News, String> written = new EnumMap<>(News.class);

	private int version;

	private @Nullable String leftBecause;

	/**
	 * Begin a change.
	 * @param subject who has changed
	 * @param knownBefore whether those who were there before know the subject
	 */
	PresenceChange(ChannelMember subject, boolean knownBefore) {
		this.subject = subject;
		this.knownBefore = knownBefore;
	}

	ChannelMember subject() {
		return this.subject;
	}

	void updated() {
		this.version++;
		this.written.clear();
	}

	void left(String reason) {
		updated();
		this.leftBecause = reason;
	}

	/**
	 * Note that a member knows the subject as it is now.
	 * @param member the member
	 */
	void told(ChannelMember member) {
		this.told.put(member, this.version);
	}

	/**
	 * Tell whether the others are to be told now: updates of one member are told once in
	 * a while, everything else at once.
	 * @param now the time in nanoseconds
	 * @return whether this change need not wait
	 */
	boolean isDue(long now) {
		return common() != News.UPDATED || !this.subject.isQuiet(now);
	}

	/**
	 * Return what a member for whom nothing is special is to hear.
	 * @return the news
	 */
	News common() {
		return news(this.knownBefore);
	}

	News newsFor(ChannelMember member) {
		if (member == this.subject || !this.subject.meets(member)) {
			return News.NONE;
		}
		Integer toldVersion = this.told.get(member);
		if (toldVersion != null && toldVersion == this.version) {
			return News.NONE;
		}
		return news(this.knownBefore || toldVersion != null);
	}

	private News news(boolean known) {
		if (this.leftBecause != null) {
			return known ? News.LEFT : News.NONE;
		}
		return known ? News.UPDATED : News.JOINED;
	}

	/**
	 * Write news of this change as a message of its own, once for all who hear it.
	 * @param news what to say
	 * @return its JSON
	 */
	String write(News news) {
		return this.written.computeIfAbsent(news, this::compose);
	}

	private String compose(News news) {
		HubMessage message = switch (news) {
			case JOINED -> new HubMessage.PeerJoined(this.subject.entry());
			case UPDATED -> new HubMessage.PeerUpdated(this.subject.entry());
			case LEFT -> new HubMessage.PeerLeft(this.subject.peerId(), String.valueOf(this.leftBecause));
			case NONE -> throw new IllegalArgumentException("There is nothing to write");
		};
		return SignalingCodec.write(message);
	}

	/**
	 * What a member is to hear of a change.
	 */
	enum News {

		NONE, JOINED, UPDATED, LEFT

	}

}
