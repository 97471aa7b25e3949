package io.github.xstatewebrtc.signaling;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

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
	 * @param <T> what stands for a member
	 * @param entries the members
	 * @param length tells how long the JSON of a member's entry is
	 * @return the pages, at least one
	 */
	static <T> List<List<T>> of(List<T> entries, ToIntFunction<T> length) {
		List<List<T>> pages = new ArrayList<>();
		int begin = 0;
		int size = 0;
		for (int i = 0; i < entries.size(); i++) {
			int next = length.applyAsInt(entries.get(i));
			if (i > begin && size + next > MAX_PAGE) {
				pages.add(entries.subList(begin, i));
				begin = i;
				size = 0;
			}
			size += next;
		}
		pages.add(entries.subList(begin, entries.size()));
		return pages;
	}

	/**
	 * Write pages as messages of their own, each when it is asked for: a long list is
	 * never in memory as a whole.
	 * @param pages the JSON of the members' entries, up to the last page
	 * @return the messages
	 */
	static Iterator<String> messages(List<List<String>> pages) {
		return IntStream.range(0, pages.size()).mapToObj((i) -> message(pages.get(i), i < pages.size() - 1)).iterator();
	}

	/**
	 * Write a page.
	 * @param entries the JSON of the members' entries
	 * @param more whether another page of the same list follows
	 * @return the message
	 */
	static String message(List<String> entries, boolean more) {
		return SignalingCodec.write(new HubMessage.Peers(List.of(), more), entries);
	}

}
