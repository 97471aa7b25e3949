import type { Problem } from '../channel-error.js';
import type { Data } from '../data/read.js';
import type { ChannelId } from '../link/hello.js';
import type { Link } from '../link/link.js';
import { refuse } from '../link/refuse.js';

/** Where the messages of the links go that are about actors (protocol §4) and who inspects them (§5). */
export interface ActorDesk {
	/** The link to a peer is connected, for the first time or again: on the inspection channel all begins anew. */
	connected(peerId: string, link: Link): void;
	/** To return is to have taken them. */
	receive(channel: ChannelId, messages: readonly Data[], link: Link, peerId: string): void;
	/** The conversation with a peer is over, and with it all that was asked in it, by either side. */
	ended(peerId: string, problem: Problem): void;
}

/** A channel without actors refuses what is asked of them. */
export const noActors: ActorDesk = {
	connected: () => undefined,
	receive: (channel, messages, link) => {
		for (const refusal of refuse(channel, messages)) {
			if (channel === 1) link.inspect(refusal);
			else void link.send(refusal);
		}
	},
	ended: () => undefined,
};
