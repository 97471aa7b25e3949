import type { ConnectionInfo, InspectionEvent, Peer } from '../channel/types.ts';
import { applyEvent } from './actor.ts';
import type { ActorEntry, PeerEntry } from './types.ts';

/** Stopped actors kept for a look back; the oldest go first. */
const MAX_STOPPED = 500;

export interface PeerUpdate {
	readonly peer: Peer;
	readonly inspectable: boolean;
	readonly connection: ConnectionInfo | undefined;
}

/** One peer while it is in the channel, and the actors that it told of. */
export class PeerRecord {
	readonly hue: number;
	#update: PeerUpdate;
	#synced = false;
	#refusal: string | undefined;
	#actors = new Map<string, ActorEntry>();
	#stopped = 0;
	#entry: PeerEntry | undefined;

	constructor(update: PeerUpdate, hue: number) {
		this.#update = update;
		this.hue = hue;
	}

	get name(): string {
		const { name, peerId } = this.#update.peer;
		return name === '' ? peerId : name;
	}

	/** True if anything is different now. */
	update(update: PeerUpdate): boolean {
		const old = this.#update;
		if (
			old.peer === update.peer &&
			old.inspectable === update.inspectable &&
			old.connection === update.connection
		) {
			return false;
		}
		this.#update = update;
		this.#entry = undefined;
		return true;
	}

	actor(sessionId: string): ActorEntry | undefined {
		return this.#actors.get(sessionId);
	}

	apply(event: InspectionEvent): ActorEntry | undefined {
		const { sessionId } = event;
		if (typeof sessionId !== 'string') return undefined;
		const before = this.#actors.get(sessionId);
		const after = applyEvent(before, this.#update.peer.peerId, sessionId, event);
		if (after !== undefined && after !== before) this.#put(after);
		return after;
	}

	/** All that it has has arrived: what we know beyond `alive` stopped while we did not look. */
	synced(alive: readonly string[]): void {
		this.#synced = true;
		this.#refusal = undefined;
		this.#entry = undefined;
		const living = new Set(alive);
		for (const actor of this.#actors.values()) {
			if (actor.status === 'active' && !living.has(actor.sessionId)) {
				this.#put({ ...actor, status: 'stopped' });
			}
		}
	}

	refuse(message: string): void {
		this.#refusal = message;
		this.#entry = undefined;
	}

	/** Another run of it answers under this id: nothing that is known holds. */
	restart(): void {
		this.#actors.clear();
		this.#stopped = 0;
		this.#synced = false;
		this.#entry = undefined;
	}

	entry(): PeerEntry {
		const { peer, inspectable, connection } = this.#update;
		this.#entry ??= {
			peerId: peer.peerId,
			name: this.name,
			kind: peer.kind,
			permissions: peer.permissions,
			hue: this.hue,
			inspectable,
			synced: this.#synced,
			actors: [...this.#actors.values()],
			...(this.#refusal === undefined ? {} : { refusal: this.#refusal }),
			...(peer.instance === undefined ? {} : { instance: peer.instance }),
			...(connection === undefined ? {} : { connection }),
		};
		return this.#entry;
	}

	#put(actor: ActorEntry): void {
		const before = this.#actors.get(actor.sessionId);
		this.#stopped += Number(actor.status === 'stopped') - Number(before?.status === 'stopped');
		this.#actors.set(actor.sessionId, actor);
		this.#entry = undefined;
		if (this.#stopped > MAX_STOPPED) this.#forgetOldestStopped();
	}

	#forgetOldestStopped(): void {
		for (const actor of this.#actors.values()) {
			if (actor.status !== 'stopped') continue;
			this.#actors.delete(actor.sessionId);
			this.#stopped--;
			return;
		}
	}
}
