package io.github.xstatewebrtc.signaling;

import java.util.ArrayList;
import java.util.List;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.PeerEntry;
import io.github.xstatewebrtc.protocol.signaling.SignalingCodec;

/**
 * Cuts a list of members into messages of moderate size.
 */
final class PeerPages {

	/**
	 * How long a page may become, in characters, unless one entry alone is longer.
	 */
	static final int MAX_PAGE = 32 * 1024;

	private PeerPages() {
	}

	/**
	 * Cut a list into pages.
	 * @param entries the members
	 * @return the pages, none for an empty list
	 */
	static List<HubMessage.Peers> of(List<PeerEntry> entries) {
		List<HubMessage.Peers> pages = new ArrayList<>();
		List<PeerEntry> page = new ArrayList<>();
		int size = 0;
		for (PeerEntry entry : entries) {
			int entrySize = SignalingCodec.write(new HubMessage.PeerJoined(entry)).length();
			if (!page.isEmpty() && size + entrySize > MAX_PAGE) {
				pages.add(new HubMessage.Peers(page, true));
				page.clear();
				size = 0;
			}
			page.add(entry);
			size += entrySize;
		}
		if (!page.isEmpty()) {
			pages.add(new HubMessage.Peers(page, false));
		}
		return pages;
	}

}
