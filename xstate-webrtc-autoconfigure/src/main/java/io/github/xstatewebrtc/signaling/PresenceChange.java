package io.github.xstatewebrtc.signaling;

import java.util.HashMap;
import java.util.Map;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;
import org.jspecify.annotations.Nullable;

/**
 * What has become of one member since the others were last told.
 */
final class PresenceChange {

	private final ChannelMember subject;

	private final boolean knownBefore;

	private final Map<ChannelMember, Integer> told = new HashMap<>();

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
	}

	void left(String reason) {
		this.version++;
		this.leftBecause = reason;
	}

	/**
	 * Note that a member knows the subject as it is now.
	 */
	void told(ChannelMember member) {
		this.told.put(member, this.version);
	}

	/**
	 * Tell whether what a member is to hear may differ from what most are.
	 */
	boolean isSpecialFor(ChannelMember member) {
		return member == this.subject || this.told.containsKey(member) || !this.subject.meets(member);
	}

	/**
	 * Return what a member for whom nothing is special is to hear.
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
	 * Write news of this change as a message of its own.
	 */
	String write(News news) {
		return SignalingCodec.write(switch (news) {
			case JOINED -> new HubMessage.PeerJoined(this.subject.entry());
			case UPDATED -> new HubMessage.PeerUpdated(this.subject.entry());
			case LEFT -> new HubMessage.PeerLeft(this.subject.peerId(), String.valueOf(this.leftBecause));
			case NONE -> throw new IllegalArgumentException("There is nothing to write");
		});
	}

	/**
	 * What a member is to hear of a change.
	 */
	enum News {

		NONE, JOINED, UPDATED, LEFT

	}

}
