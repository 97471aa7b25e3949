package io.github.xstatewebrtc.signaling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.signaling.PresenceChange.News;

/**
 * Changes that most members hear of in one message, which is written once for all of
 * them. Confined to the lock of its channel.
 */
final class PresencePage {

	private final News news;

	private final List<PresenceChange> changes;

	private @Nullable String written;

	private PresencePage(News news, List<PresenceChange> changes) {
		this.news = news;
		this.changes = changes;
	}

	/**
	 * Put changes together.
	 * @param changes the changes
	 * @return the pages, each for one kind of news
	 */
	static List<PresencePage> of(Collection<PresenceChange> changes) {
		Map<News, List<PresenceChange>> sorted = changes.stream()
			.collect(Collectors.groupingBy(PresenceChange::common, () -> new EnumMap<>(News.class),
					Collectors.toList()));
		List<PresencePage> pages = new ArrayList<>();
		sorted.forEach((news, alike) -> {
			if (news == News.JOINED || news == News.UPDATED) {
				PeerPages.of(alike, (change) -> change.subject().written().length())
					.forEach((page) -> pages.add(new PresencePage(news, page)));
			}
			else {
				alike.forEach((change) -> pages.add(new PresencePage(news, List.of(change))));
			}
		});
		return pages;
	}

	/**
	 * Tell a member what it is to hear of these changes.
	 * @param member the member
	 */
	void tell(ChannelMember member) {
		List<PresenceChange> alike = new ArrayList<>(this.changes.size());
		for (PresenceChange change : this.changes) {
			News own = change.newsFor(member);
			if (own != News.NONE && own == this.news) {
				alike.add(change);
			}
			else if (own != News.NONE) {
				member.sendText(change.write(own));
			}
		}
		if (!alike.isEmpty()) {
			member.sendText((alike.size() == this.changes.size()) ? writeAll() : write(alike));
		}
	}

	private String writeAll() {
		if (this.written == null) {
			this.written = write(this.changes);
		}
		return this.written;
	}

	private String write(List<PresenceChange> alike) {
		if (alike.size() == 1) {
			return alike.get(0).write(this.news);
		}
		return PeerPages.message(alike.stream().map((change) -> change.subject().written()).toList(), false);
	}

}
