import type { Channel } from '../channel.js';
import type { Link } from '../link/link.js';

/** What asking and serving need of the channel. */
export interface Network extends Pick<
	Channel,
	'joined' | 'self' | 'peers' | 'status' | 'subscribe' | 'connection'
> {
	/** The conversation with a peer, begun if need be; undefined if the peer cannot be met. */
	converse(peerId: string): Link | undefined;
}
