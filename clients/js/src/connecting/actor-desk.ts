import type { Problem } from '../channel-error.js';
import type { Data } from '../data/read.js';
import type { ChannelId } from '../link/hello.js';
import type { Link } from '../link/link.js';
import { refuse } from '../link/refuse.js';

/** Where the messages of the links go that are about actors (protocol §4) and who inspects them (§5). */
export interface ActorDesk {
	/** A connection to a peer begins, on which nothing has been heard: on the inspection channel all begins anew. */
	connecting(peerId: string): void;
	/** To return is to have taken them. */
	receive(channel: ChannelId, messages: readonly Data[], link: Link, peerId: string): void;
	/**
	 * The conversation with a peer is over, and with it all that was asked in it, by either side. The link may go on
	 * with the next, in which the peer may already inspect: hello of either channel may come first.
	 */
	ended(peerId: string, problem: Problem): void;
}

/** A channel without actors refuses what is asked of them. */
export const noActors: ActorDesk = {
	connecting: () => undefined,
	receive: (channel, messages, link) => {
		for (const refusal of refuse(channel, messages)) {
			if (channel === 1) link.inspect(refusal);
			else void link.send(refusal);
		}
	},
	ended: () => undefined,
};
