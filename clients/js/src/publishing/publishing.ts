import { permissionsOf } from '../actors/permissions.js';
import type { Network } from '../asking/network.js';
import { Budget } from '../data/budget.js';
import type { Data } from '../data/read.js';
import type { Message } from '../link/lane.js';
import type { Link } from '../link/link.js';
import { type InspectRequest, readInspect } from './inspect-request.js';
import { Inspecting } from './inspecting.js';
import { Publication } from './publication.js';

interface Inspector {
	readonly link: Link;
	/** How often it may begin: ten times at once, then once a second (protocol §5). */
	readonly budget: Budget;
	/** What it asked for, also as long as it may not see it and there is nothing to be seen. */
	request: InspectRequest | undefined;
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
	stop(peerId: string): void {
		const inspector = this.#inspectors.get(peerId);
		if (!inspector) return;
		inspector.request = undefined;
		stop(inspector);
	}

	/** A message of the inspection channel. */
	receive(data: Data, link: Link, peerId: string): void {
		if (data.type === 'uninspect') this.stop(peerId);
		if (data.type !== 'inspect') return;
		let inspector = this.#inspectors.get(peerId);
		if (!inspector) {
			inspector = { link, budget: new Budget(10, 1_000), request: undefined, inspecting: undefined };
			this.#inspectors.set(peerId, inspector);
		}
		this.stop(peerId);
		if (!inspector.budget.tryTake()) {
			link.bye({ code: 'overflow', message: 'Inspection is begun too often: once a second is enough.' });
		} else {
			inspector.request = readInspect(data);
			this.#permit(inspector, inspector.request, permissionsOf(this.network, peerId) ?? []);
			if (!inspector.inspecting) link.inspect({ type: 'synced', sessionIds: [] } as Message);
		}
	}

	/** The conversation with a peer is over, and its link too, unless the next has begun on it. */
	ended(peerId: string): void {
		if (this.#inspectors.get(peerId)?.link.state !== 'lost') return;
		this.stop(peerId);
		this.#inspectors.delete(peerId);
	}

	/** Shows what it may see now. As long as nothing is published, nobody is turned away for asking. */
	#permit(inspector: Inspector, request: InspectRequest, permissions: readonly string[]): void {
		const { link, inspecting } = inspector;
		const seesValues = permissions.includes('values');
		if (!permissions.includes('inspect')) {
			stop(inspector);
			if (this.publication.seq > 0) forbid(link);
		} else if (inspecting) inspecting.show(seesValues);
		else {
			inspector.inspecting = new Inspecting(request, seesValues, this.publication, (message, settle) => {
				link.inspect(message, settle);
			});
		}
	}

	#refresh(): void {
		for (const [peerId, inspector] of this.#inspectors) {
			const permissions = permissionsOf(this.network, peerId);
			if (inspector.request && permissions) this.#permit(inspector, inspector.request, permissions);
		}
	}
}

function stop(inspector: Inspector): void {
	inspector.inspecting?.close();
	inspector.inspecting = undefined;
}

function forbid(link: Link): void {
	link.bye({ code: 'forbidden', message: 'You lack the permission “inspect” in this channel.' });
}
