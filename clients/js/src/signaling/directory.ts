import type { Peer } from '../peer.js';

/**
 * Who else is in the channel. The hub tells a joining member in pages; until the last one has come the members
 * known from before stay listed, so that a rejoin does not empty a page for a moment.
 */
export class Directory {
	#peers: readonly Peer[] = [];
	#coming: Map<string, Peer> | undefined;

	get peers(): readonly Peer[] {
		return this.#peers;
	}

	/** The last page has come. */
	get complete(): boolean {
		return this.#coming === undefined;
	}

	find(peerId: string): Peer | undefined {
		return this.#peers.find((peer) => peer.peerId === peerId);
	}

	/** The first page after a join. */
	begin(peers: readonly Peer[], more: boolean): void {
		this.#coming = new Map();
		this.page(peers, more);
	}

	/** A further page. */
	page(peers: readonly Peer[], more: boolean): void {
		const coming = this.#coming ?? new Map(this.#peers.map((peer) => [peer.peerId, peer]));
		for (const peer of peers) coming.set(peer.peerId, peer);
		this.#coming = more ? coming : undefined;
		if (!more) this.#peers = [...coming.values()];
	}

	/** A member joined or changed. */
	put(peer: Peer): void {
		this.#coming?.set(peer.peerId, peer);
		const known = this.#peers.some((each) => each.peerId === peer.peerId);
		this.#peers = known
			? this.#peers.map((each) => (each.peerId === peer.peerId ? peer : each))
			: [...this.#peers, peer];
	}

	/** A member left. */
	remove(peerId: string): void {
		this.#coming?.delete(peerId);
		this.#peers = this.#peers.filter((peer) => peer.peerId !== peerId);
	}
}
