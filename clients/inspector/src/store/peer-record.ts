import type { ConnectionInfo, InspectionEvent, Peer } from '../channel/types.ts';
import { applyEvent } from './actor.ts';
import { ActorBook } from './actor-book.ts';
import { ConnectionRecord, type Turn } from './connection-record.ts';
import type { ActorEntry, PeerEntry } from './types.ts';

export interface PeerUpdate {
	readonly peer: Peer;
	readonly inspectable: boolean;
	/** Absent where nothing can be sent at all, such as in a recording. */
	readonly sendable?: boolean;
	readonly connection: ConnectionInfo | undefined;
}

/** One peer while it is in the channel, and the actors that it told of. */
export class PeerRecord {
	readonly hue: number;
	/** Ids of the runs before this one, the last first. */
	readonly before: readonly string[];
	#update: PeerUpdate;
	#synced = false;
	/** The greatest number of an event so far. */
	#seq = 0;
	#refusal: string | undefined;
	readonly #actors = new ActorBook();
	readonly #connection: ConnectionRecord;
	#entry: PeerEntry | undefined;

	/** @param time in milliseconds since 1970; so of the others below */
	constructor(update: PeerUpdate, hue: number, time: number, before: readonly string[]) {
		this.#update = update;
		this.hue = hue;
		this.before = before;
		this.#connection = new ConnectionRecord(time);
		this.#connection.update(update.connection, time);
	}

	/** What it last said of itself. */
	get peer(): Peer {
		return this.#update.peer;
	}

	get name(): string {
		const { name, peerId } = this.#update.peer;
		return name === '' ? peerId : name;
	}

	/** Whether it has more than this page keeps. */
	get crowded(): boolean {
		return this.#actors.crowded;
	}

	/** Whether this is what it said of itself before; its connection aside. */
	saysTheSame({ peer, inspectable }: PeerUpdate): boolean {
		return this.#update.peer === peer && this.#update.inspectable === inspectable;
	}

	/** True if anything is different now. */
	update(update: PeerUpdate): boolean {
		const old = this.#update;
		if (
			old.peer === update.peer &&
			old.inspectable === update.inspectable &&
			old.sendable === update.sendable &&
			old.connection === update.connection
		) {
			return false;
		}
		this.#update = update;
		this.#entry = undefined;
		return true;
	}

	/** How its connection is now; says what turn it took. */
	connect({ connection }: PeerUpdate, time: number): Turn | undefined {
		return this.#connection.update(connection, time);
	}

	/** This page has left the channel, and with it all connections: none was cut. */
	disconnect(time: number): void {
		const { connection } = this.#update;
		if (connection === undefined || connection.state === 'lost') return;
		this.#connection.leave(time);
		this.update({ ...this.#update, connection: { ...connection, state: 'lost' } });
	}

	gapped(dropped: number, time: number): void {
		this.#connection.gapped(dropped, time);
		this.#entry = undefined;
	}

	actor(sessionId: string): ActorEntry | undefined {
		return this.#actors.get(sessionId);
	}

	/** Whether the event tells of an actor after its time: while all is told that was before, or once more (protocol §5). */
	isLate({ type, _seq }: InspectionEvent): boolean {
		return type === '@xstate.actor' && (!this.#synced || _seq <= this.#seq);
	}

	/** @param weight of the event, in bytes */
	apply(event: InspectionEvent, weight: number): ActorEntry | undefined {
		const { sessionId } = event;
		this.#seq = Math.max(this.#seq, event._seq);
		if (typeof sessionId !== 'string') return undefined;
		const before = this.#actors.get(sessionId);
		const after = applyEvent(before, this.#update.peer.peerId, sessionId, event);
		if (after === undefined || after === before) return after;
		this.#entry = undefined;
		const { definition } = event;
		// That of an actor stays when its state goes, and counts for itself.
		const state = weight - (typeof definition === 'string' ? definition.length * 2 : 0);
		const told = event.type === '@xstate.event' ? { last: weight } : { state, last: 0 };
		return this.#actors.put(after, told) ? after : undefined;
	}

	/** All that it has has arrived: what we know beyond `alive` stopped while we did not look. */
	synced(alive: readonly string[]): void {
		this.#synced = true;
		this.#refusal = undefined;
		this.#entry = undefined;
		const living = new Set(alive);
		for (const actor of this.#actors.all()) {
			if (actor.status === 'active' && !living.has(actor.sessionId)) {
				this.#actors.put({ ...actor, status: 'stopped' });
			}
		}
	}

	/** What it told is all that there will be. */
	settle(): void {
		this.#synced = true;
		this.#entry = undefined;
	}

	refuse(message: string): void {
		this.#refusal = message;
		this.#entry = undefined;
	}

	/** Another run of it answers under this id: nothing that is known holds. */
	restart(): void {
		this.#actors.clear();
		this.#synced = false;
		this.#seq = 0;
		this.#entry = undefined;
	}

	entry(): PeerEntry {
		const { peer, inspectable, sendable, connection } = this.#update;
		this.#entry ??= {
			peerId: peer.peerId,
			name: this.name,
			kind: peer.kind,
			permissions: peer.permissions,
			before: this.before,
			hue: this.hue,
			inspectable,
			sendable: sendable === true,
			synced: this.#synced,
			crowded: this.#actors.crowded,
			past: this.#connection.past,
			actors: this.#actors.all(),
			...(this.#refusal === undefined ? {} : { refusal: this.#refusal }),
			...(peer.instance === undefined ? {} : { instance: peer.instance }),
			...(connection === undefined ? {} : { connection }),
		};
		return this.#entry;
	}
}
