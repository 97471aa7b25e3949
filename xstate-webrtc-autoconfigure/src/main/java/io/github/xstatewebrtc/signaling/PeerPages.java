package io.github.xstatewebrtc.signaling;

import java.util.ArrayList;
import java.util.List;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
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
	 * @param entries the JSON of the members' entries
	 * @return the pages, at least one
	 */
	static List<List<String>> of(List<String> entries) {
		List<List<String>> pages = new ArrayList<>();
		int begin = 0;
		int size = 0;
		for (int i = 0; i < entries.size(); i++) {
			int length = entries.get(i).length();
			if (i > begin && size + length > MAX_PAGE) {
				pages.add(entries.subList(begin, i));
				begin = i;
				size = 0;
			}
			size += length;
		}
		pages.add(entries.subList(begin, entries.size()));
		return pages;
	}

	/**
	 * Write pages as messages of their own.
	 * @param pages the pages, up to the last
	 * @return the messages
	 */
	static List<String> messages(List<List<String>> pages) {
		List<String> messages = new ArrayList<>();
		for (List<String> page : pages) {
			boolean more = messages.size() < pages.size() - 1;
			messages.add(SignalingCodec.write(new HubMessage.Peers(List.of(), more), page));
		}
		return messages;
	}

}
