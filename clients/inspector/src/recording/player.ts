import type { InspectionEvent, Peer } from '../channel/types.ts';
import type { PeerUpdate } from '../store/peer-record.ts';
import type { InspectorStore } from '../store/store.ts';
import { readTime } from '../store/time.ts';
import { isGap, isOfPeer, isSynced, type Taped, type ToldOfPeer } from '../store/told.ts';

/** As many peers as a channel has by default, and no page can show more. */
const MAX_PEERS = 2_000;

function update(peerId: string, said: Partial<Extract<ToldOfPeer, { state: 'joined' }>>): PeerUpdate {
	const { name = '', kind = 'unknown', instance, permissions = [], inspectable = true } = said;
	const peer: Peer = {
		peerId,
		name,
		kind,
		iceRestart: false,
		services: [],
		permissions,
		...(instance !== undefined && { instance }),
	};
	return { peer, inspectable, connection: undefined };
}

/** Tells a store what a recording holds, as the channel told it once. */
export class Player {
	readonly #store: InspectorStore;
	readonly #peers = new Set<string>();
	#time = 0;

	constructor(store: InspectorStore) {
		this.#store = store;
	}

	/** @returns false if it is of one peer too many */
	play({ peerId, told }: Taped): boolean {
		this.#time = readTime(told.createdAt) ?? this.#time;
		if (!this.#isKnown(peerId, told)) return false;
		if (isOfPeer(told)) this.#playPeer(peerId, told);
		else if (isGap(told)) this.#store.gap(peerId, told.dropped, this.#time);
		else if (isSynced(told)) this.#store.synced(peerId, told.sessionIds, this.#time);
		else this.#store.addEvents(peerId, [this.#timed(told)]);
		return true;
	}

	/** Nothing more is to be waited for. */
	end(): void {
		for (const peerId of this.#peers) this.#store.settled(peerId);
	}

	/** An event that does not say when it happened came after what was told before it. */
	#timed(event: InspectionEvent): InspectionEvent {
		return readTime(event.createdAt) === undefined ? { ...event, createdAt: String(this.#time) } : event;
	}

	/** A recording that was written by hand may say nothing of its peers. */
	#isKnown(peerId: string, told: Taped['told']): boolean {
		if (this.#peers.has(peerId) || (isOfPeer(told) && told.state !== 'refused')) {
			return this.#peers.has(peerId) || this.#peers.size < MAX_PEERS;
		}
		if (this.#peers.size >= MAX_PEERS) return false;
		this.#put(update(peerId, {}));
		return true;
	}

	#playPeer(peerId: string, said: ToldOfPeer): void {
		if (said.state === 'joined') this.#put(update(peerId, said));
		else if (said.state === 'restarted') this.#store.restarted(peerId, this.#time);
		else if (said.state === 'refused') this.#store.refused(peerId, said.message, this.#time);
		else {
			this.#peers.delete(peerId);
			this.#store.removePeer(peerId, this.#time);
		}
	}

	#put(peer: PeerUpdate): void {
		this.#peers.add(peer.peer.peerId);
		this.#store.putPeer(peer, this.#time);
	}
}
