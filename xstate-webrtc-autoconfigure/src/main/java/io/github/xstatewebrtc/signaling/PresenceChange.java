package io.github.xstatewebrtc.signaling;

import java.util.HashMap;
import java.util.Map;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
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
	@Nullable HubMessage message() {
		return message(this.knownBefore);
	}

	@Nullable HubMessage messageFor(ChannelMember member) {
		if (member == this.subject || !this.subject.meets(member)) {
			return null;
		}
		Integer toldVersion = this.told.get(member);
		if (toldVersion != null && toldVersion == this.version) {
			return null;
		}
		return message(this.knownBefore || toldVersion != null);
	}

	private @Nullable HubMessage message(boolean known) {
		if (this.leftBecause != null) {
			return known ? new HubMessage.PeerLeft(this.subject.peerId(), this.leftBecause) : null;
		}
		return known ? new HubMessage.PeerUpdated(this.subject.entry())
				: new HubMessage.PeerJoined(this.subject.entry());
	}

}
