package io.github.xstatewebrtc.peer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells who wants to know it that this peer has joined a channel, or that another has.
 * Safe for use by many threads.
 */
final class Arrivals {

	private final List<Listener> listeners = new CopyOnWriteArrayList<>();

	void add(Listener listener) {
		this.listeners.add(listener);
	}

	void remove(Listener listener) {
		this.listeners.remove(listener);
	}

	void joined(ChannelPeer channel) {
		this.listeners.forEach((listener) -> listener.joined(channel));
	}

	void arrived(ChannelPeer channel, RemotePeer remote) {
		this.listeners.forEach((listener) -> listener.arrived(channel, remote));
	}

	/**
	 * Told on a thread of the hub's: it hands on what takes time. It may be told the same
	 * several times.
	 */
	interface Listener {

		/**
		 * This peer has an id in a channel.
		 * @param channel the channel
		 */
		void joined(ChannelPeer channel);

		/**
		 * Another peer is there.
		 * @param channel the channel
		 * @param remote the peer
		 */
		void arrived(ChannelPeer channel, RemotePeer remote);

	}

}
