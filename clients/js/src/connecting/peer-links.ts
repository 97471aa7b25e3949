import type { Problem } from '../channel-error.js';
import type { ConnectionInfo } from '../connection-info.js';
import type { RelayMessage, SignalMessage } from '../signaling/hub-message.js';
import type { Environment } from './environment.js';
import { PeerLink } from './peer-link.js';

const closing: Problem = { code: 'closing', message: 'The peer leaves the channel.' };

/** The links to all peers of a channel, by peer id. */
export class PeerLinks {
	readonly #links = new Map<string, PeerLink>();
	#closed = false;

	constructor(private readonly environment: Environment) {}

	/** The link to a peer, made if need be. */
	to(peerId: string): PeerLink {
		let link = this.#links.get(peerId);
		if (!link) {
			link = new PeerLink(peerId, this.environment);
			if (this.#closed) link.end(closing);
			this.#links.set(peerId, link);
		}
		return link;
	}

	/** The link to a peer if there is one. */
	find(peerId: string): PeerLink | undefined {
		return this.#links.get(peerId);
	}

	info(peerId: string): ConnectionInfo | undefined {
		return this.#links.get(peerId)?.info;
	}

	receive(signal: SignalMessage): void {
		this.to(signal.from).receive(signal);
	}

	relayed(message: RelayMessage): void {
		this.to(message.from).relayed(message);
	}

	socketCut(): void {
		for (const link of this.#links.values()) link.socketCut();
	}

	/** Under another id all links are another's. */
	joined(anotherIdentity: boolean): void {
		for (const link of this.#links.values()) {
			if (anotherIdentity)
				link.close({ code: 'closing', message: 'This member has joined anew under another id.' });
			link.retry();
		}
	}

	/** Who is listed, or what this side may do, has changed. */
	poke(granted: boolean): void {
		for (const [peerId, link] of this.#links) {
			if (granted) link.retry();
			else link.poke();
			if (link.idle && this.environment.reach(peerId) === 'not-listed') this.#links.delete(peerId);
		}
	}

	/** A peer left the channel; one whose socket merely timed out may be alive on its link (protocol §3, *Alive*). */
	left(peerId: string, reason: string): void {
		const link = this.#links.get(peerId);
		if (reason !== 'timeout')
			link?.lose({ code: 'peer-lost', message: `The peer left the channel (${reason}).` });
	}

	/** Who has not come back after a restart of the hub has gone: nobody else could end the links to it. */
	settled(): void {
		for (const [peerId, link] of this.#links)
			if (this.environment.reach(peerId) === 'not-listed')
				link.lose({ code: 'peer-lost', message: 'The peer did not come back to the hub.' });
	}

	/** Drops all links without a word: the peers shall wait for this member. */
	suspend(): void {
		this.#closed = true;
		for (const link of this.#links.values())
			link.lose({ code: 'closing', message: 'This page was suspended.' });
	}

	/** Ends all links, and those that may still be asked for. */
	close(): void {
		this.#closed = true;
		for (const link of this.#links.values()) link.end(closing);
	}
}
