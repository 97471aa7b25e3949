package io.github.xstatewebrtc.signaling;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;

/**
 * Who has gone, and which suspended members still have to hear of it: each is kept for as
 * long as there is one, and so no longer than a resume window.
 */
final class Departures {

	/** By slots of those who have not heard yet. None is empty. */
	private final Map<HubMessage.PeerLeft, BitSet> unheard = new LinkedHashMap<>();

	void add(HubMessage.PeerLeft gone, ChannelMember hearer) {
		this.unheard.computeIfAbsent(gone, (key) -> new BitSet()).set(hearer.slot());
	}

	/**
	 * Take out what a member has to hear.
	 * @param hearer the member
	 * @return who has gone, in that order
	 */
	List<HubMessage.PeerLeft> take(ChannelMember hearer) {
		List<HubMessage.PeerLeft> gone = this.unheard.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().get(hearer.slot()))
			.map(Map.Entry::getKey)
			.toList();
		forget(hearer);
		return gone;
	}

	/**
	 * Take note that a member hears nothing more.
	 * @param hearer the member
	 */
	void forget(ChannelMember hearer) {
		this.unheard.values().removeIf((hearers) -> {
			hearers.clear(hearer.slot());
			return hearers.isEmpty();
		});
	}

}
