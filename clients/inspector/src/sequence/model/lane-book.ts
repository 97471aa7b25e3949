import { actorKey } from '../../store/actor.ts';
import type { LogEntry } from '../../store/log-types.ts';
import type { PeerEntry } from '../../store/types.ts';
import type { Lane, OpenLane } from './lane.ts';

/** From so many on it is looked for those of which no row is left. */
const MANY = 1_000;

/** The lanes of all actors that rows tell of. */
export class LaneBook {
	readonly #lanes = new Map<string, OpenLane>();
	/** Where each peer stands. */
	readonly #peers = new Map<string, number>();
	#seen = 0;
	#many = MANY;

	get all(): ReadonlyMap<string, Lane> {
		return this.#lanes;
	}

	get(key: string | undefined): OpenLane | undefined {
		return key === undefined ? undefined : this.#lanes.get(key);
	}

	/** The lane of the actor that an entry is about. */
	of({ peerId, peerName, hue, sessionId = '', actorName }: LogEntry): OpenLane {
		const lane = this.#lane(peerId, sessionId);
		lane.peerName = peerName;
		lane.hue = hue;
		if (actorName !== undefined) lane.name = actorName;
		return lane;
	}

	/** The lane that a peer names: an actor of its own, or `{peerId}/{sessionId}` of another (protocol §4). */
	named(id: unknown, { peerId }: LogEntry, peers: readonly PeerEntry[]): OpenLane | undefined {
		if (typeof id !== 'string' || id === '') return undefined;
		const slash = id.indexOf('/');
		const isOwn = slash <= 0 || this.#lanes.has(actorKey(peerId, id));
		const of = isOwn ? peerId : id.slice(0, slash);
		const sessionId = isOwn ? id : id.slice(slash + 1);
		const known = this.#lanes.get(actorKey(of, sessionId));
		if (known !== undefined) return known;
		const lane = this.#lane(of, sessionId);
		const peer = peers.find((each) => each.peerId === of);
		if (peer !== undefined) {
			lane.peerName = peer.name;
			lane.hue = peer.hue;
			lane.name = peer.actors.find((actor) => actor.sessionId === sessionId)?.name ?? lane.name;
		}
		return lane;
	}

	ofPeer(peerId: string): OpenLane[] {
		return [...this.#lanes.values()].filter((lane) => lane.peerId === peerId);
	}

	/** Forgets those of which nothing is kept. */
	dropBefore(row: number): void {
		if (this.#lanes.size < this.#many) return;
		for (const [key, lane] of this.#lanes) if (lane.last < row) this.#lanes.delete(key);
		const left = new Set([...this.#lanes.values()].map(({ peerId }) => peerId));
		for (const peerId of this.#peers.keys()) if (!left.has(peerId)) this.#peers.delete(peerId);
		this.#many = Math.max(MANY, this.#lanes.size * 2);
	}

	#lane(peerId: string, sessionId: string): OpenLane {
		const key = actorKey(peerId, sessionId);
		const known = this.#lanes.get(key);
		if (known !== undefined) return known;
		const lane: OpenLane = {
			key,
			peerId,
			sessionId,
			name: sessionId,
			peerName: peerId,
			hue: 0,
			order: this.#seen++,
			peerOrder: this.#peers.get(peerId) ?? this.#seen,
			mirrors: false,
			began: 0,
			ended: 0,
			last: 0,
			busy: 0,
			standsIn: false,
			state: '',
			given: 0,
		};
		this.#lanes.set(key, lane);
		this.#peers.set(peerId, lane.peerOrder);
		return lane;
	}
}
