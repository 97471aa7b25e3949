import { permissionsOf } from '../actors/permissions.js';
import type { Network } from '../asking/network.js';
import { Budget } from '../data/budget.js';
import type { Data } from '../data/read.js';
import type { Link } from '../link/link.js';
import { readInspect } from './inspect-request.js';
import { Inspecting } from './inspecting.js';
import { Publication } from './publication.js';

interface Inspector {
	readonly link: Link;
	/** How often it may begin: ten times at once, then once a second (protocol §5). */
	readonly budget: Budget;
	inspecting: Inspecting | undefined;
}

/** Lets peers inspect what this process publishes of its actors, as the hub permits them. */
export class Publishing {
	readonly publication = new Publication();
	readonly #inspectors = new Map<string, Inspector>();

	constructor(private readonly network: Network) {
		network.subscribe(() => {
			this.#refresh();
		});
	}

	/** Over a new connection an inspector asks anew. */
	connected(peerId: string): void {
		const inspector = this.#inspectors.get(peerId);
		inspector?.inspecting?.close();
		if (inspector) inspector.inspecting = undefined;
	}

	/** A message of the inspection channel. */
	receive(data: Data, link: Link, peerId: string): void {
		if (data.type === 'uninspect') this.connected(peerId);
		if (data.type !== 'inspect') return;
		let inspector = this.#inspectors.get(peerId);
		if (!inspector) {
			inspector = { link, budget: new Budget(10, 1_000), inspecting: undefined };
			this.#inspectors.set(peerId, inspector);
		}
		this.connected(peerId);
		if (!inspector.budget.tryTake()) {
			link.bye({ code: 'overflow', message: 'Inspection is begun too often: once a second is enough.' });
		} else this.#begin(inspector, data, permissionsOf(this.network, peerId) ?? []);
	}

	/** The conversation with a peer is over. */
	ended(peerId: string): void {
		this.connected(peerId);
		this.#inspectors.delete(peerId);
	}

	#begin(inspector: Inspector, data: Data, permissions: readonly string[]): void {
		const { link } = inspector;
		if (this.publication.seq > 0 && !permissions.includes('inspect')) forbid(link);
		else {
			const seesValues = permissions.includes('values');
			const request = readInspect(data);
			inspector.inspecting = new Inspecting(request, seesValues, this.publication, (message, settle) => {
				link.inspect(message, settle);
			});
		}
	}

	#refresh(): void {
		for (const [peerId, { link, inspecting }] of this.#inspectors) {
			const permissions = permissionsOf(this.network, peerId);
			if (!inspecting || !permissions) continue;
			if (permissions.includes('inspect')) inspecting.show(permissions.includes('values'));
			else if (this.publication.seq > 0) forbid(link);
		}
	}
}

function forbid(link: Link): void {
	link.bye({ code: 'forbidden', message: 'You lack the permission “inspect” in this channel.' });
}
