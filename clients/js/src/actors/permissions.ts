import type { Network } from '../asking/network.js';

/** What a peer may do; undefined if it is not listed, as for a while after a restart of the hub: then it keeps what it had. */
export function permissionsOf(
	{ peers }: Pick<Network, 'peers'>,
	peerId: string,
): readonly string[] | undefined {
	return peers.find((peer) => peer.peerId === peerId)?.permissions;
}
