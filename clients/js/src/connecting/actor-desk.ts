import type { Problem } from '../channel-error.js';
import type { Data } from '../data/read.js';
import type { Link } from '../link/link.js';
import { refuse } from '../link/refuse.js';

/** Where the messages on the actor channel of the links go (protocol §4). */
export interface ActorDesk {
	/** The link to a peer is connected, for the first time or again. */
	connected(peerId: string, link: Link): void;
	/** To return is to have taken them. */
	receive(messages: readonly Data[], link: Link, peerId: string): void;
	/** The conversation with a peer is over, and with it all that was asked in it, by either side. */
	ended(peerId: string, problem: Problem): void;
}

/** A channel without actors refuses what is asked of them. */
export const noActors: ActorDesk = {
	connected: () => undefined,
	receive: (messages, link) => {
		for (const refusal of refuse(0, messages)) void link.send(refusal);
	},
	ended: () => undefined,
};
