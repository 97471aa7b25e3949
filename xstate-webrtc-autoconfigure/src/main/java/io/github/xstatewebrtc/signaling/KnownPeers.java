package io.github.xstatewebrtc.signaling;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.xstatewebrtc.protocol.signaling.HubMessage;
import io.github.xstatewebrtc.protocol.signaling.PeerEntry;

/**
 * The other members as one member knows them; tells the listener of each difference.
 * Written by one thread at a time, read by any.
 */
final class KnownPeers {

	private final MemberListener listener;

	private final Map<String, PeerEntry> peers = new LinkedHashMap<>();

	private final Set<String> missing = new HashSet<>();

	private volatile Collection<PeerEntry> snapshot = List.of();

	KnownPeers(MemberListener listener) {
		this.listener = listener;
	}

	Collection<PeerEntry> snapshot() {
		return this.snapshot;
	}

	/**
	 * Take the first page of a new list of all members: those known and not in it are
	 * gone once its last page has come.
	 * @param entries the members
	 * @param more whether another page follows
	 */
	void beginList(List<PeerEntry> entries, boolean more) {
		this.missing.clear();
		this.missing.addAll(this.peers.keySet());
		addPage(entries, more);
	}

	void addPage(List<PeerEntry> entries, boolean more) {
		for (PeerEntry entry : entries) {
			this.missing.remove(entry.peerId());
			put(entry);
		}
		if (!more) {
			List.copyOf(this.missing).forEach((peerId) -> remove(peerId, HubMessage.PeerLeft.TIMEOUT));
			this.missing.clear();
		}
	}

	void put(PeerEntry entry) {
		PeerEntry before = this.peers.put(entry.peerId(), entry);
		if (entry.equals(before)) {
			return;
		}
		this.snapshot = List.copyOf(this.peers.values());
		if (before == null) {
			this.listener.peerJoined(entry);
		}
		else {
			this.listener.peerUpdated(entry);
		}
	}

	/**
	 * Take note that a member is gone. That one which timed out has gone for good may be
	 * told later.
	 * @param peerId its id
	 * @param reason why
	 */
	void remove(String peerId, String reason) {
		boolean known = this.peers.remove(peerId) != null;
		if (known) {
			this.snapshot = List.copyOf(this.peers.values());
		}
		if (known || !HubMessage.PeerLeft.TIMEOUT.equals(reason)) {
			this.listener.peerLeft(peerId, reason);
		}
	}

	void clear() {
		this.peers.clear();
		this.snapshot = List.of();
	}

}
