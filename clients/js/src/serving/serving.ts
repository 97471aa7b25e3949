import { permissionsOf } from '../actors/permissions.js';
import type { Network } from '../asking/network.js';
import type { Data } from '../data/read.js';
import type { Link } from '../link/link.js';
import type { Peer } from '../peer.js';
import { Answering } from './answering.js';
import { Asker } from './asker.js';
import { ExposedActors } from './exposed-actors.js';
import type { Witness } from './witness.js';

/** What other members ask of the actors of this one. */
export class Serving {
	readonly actors = new ExposedActors();
	readonly #answering = new Map<string, Answering>();
	#peers: readonly Peer[] = [];

	constructor(
		private readonly network: Network,
		private readonly witness: Witness,
	) {
		network.subscribe(() => {
			this.#refresh();
		});
	}

	receive(data: Data, link: Link, peerId: string): void {
		let answering = this.#answering.get(peerId);
		if (!answering) {
			const asker = new Asker(permissionsOf(this.network, peerId) ?? [], (message) => link.send(message));
			answering = new Answering(asker, this.actors, peerId, this.witness);
			this.#answering.set(peerId, answering);
		}
		answering.receive(data);
	}

	/** The conversation with a peer is over. */
	ended(peerId: string): void {
		this.#answering.get(peerId)?.close();
		this.#answering.delete(peerId);
	}

	#refresh(): void {
		if (this.network.status.state === 'closed') this.actors.close();
		if (this.network.peers === this.#peers) return;
		this.#peers = this.network.peers;
		for (const [peerId, answering] of this.#answering) {
			const permissions = permissionsOf(this.network, peerId);
			if (permissions) answering.permit(permissions);
		}
	}
}
