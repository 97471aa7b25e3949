package io.github.xstatewebrtc.signaling;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.xstatewebrtc.protocol.signaling.IceServer;

/**
 * Says which STUN and TURN servers a peer is to use. Safe for use by many threads; does
 * not wait for anything, since it is called under the lock of a channel.
 */
@FunctionalInterface
public interface IceServers {

	/**
	 * Hand out the servers.
	 * @param peerId who is going to use them
	 * @return the servers, with credentials for this peer
	 */
	Lease lease(String peerId);

	/**
	 * Hand out the same servers for ever.
	 * @param servers the servers
	 * @return a source of them
	 */
	static IceServers of(List<IceServer> servers) {
		Lease lease = new Lease(servers, null);
		return (peerId) -> lease;
	}

	/**
	 * The servers and for how long they are good.
	 *
	 * @param servers the servers
	 * @param renewAfter when to ask for new ones, before the credentials expire; absent
	 * if these are good for ever
	 */
	record Lease(List<IceServer> servers, @Nullable Duration renewAfter) {

		public Lease {
			servers = List.copyOf(servers);
		}

	}

}
