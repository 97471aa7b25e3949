import type { InspectionEvent } from '../channel/types.ts';
import { perFrame } from './frame.ts';
import { EventLog } from './log.ts';
import { logEntry } from './log-entry.ts';
import { PeerRecord, type PeerUpdate } from './peer-record.ts';
import { joined, PEER, type Told } from './told.ts';
import { weigh } from './weigh.ts';
import { senderName } from './sender-name.ts';
import type { LogKind } from './log-types.ts';
import type { PageStatus, State } from './types.ts';

const HUES = 6;

/** Takes what the store was told, in order. @param weight in bytes */
export type Record = (peerId: string, told: Told, weight: number) => void;

/**
 * Everything the page knows. Takes what the channel says as it comes and publishes a new immutable `State` at most
 * once a frame: events come by the thousand.
 */
export class InspectorStore {
	readonly #log: EventLog;
	readonly #peers = new Map<string, PeerRecord>();
	readonly #listeners = new Set<() => void>();
	readonly #publishSoon: () => void;
	readonly #record: Record;
	readonly #peerOf = (peerId: string) => this.#peers.get(peerId);
	#seenPeers = 0;
	#state: State;

	/** @param record is told what the store is told */
	constructor(
		log = new EventLog(),
		schedule: (task: () => void) => () => void = perFrame,
		record: Record = () => {},
	) {
		this.#log = log;
		this.#record = record;
		this.#state = {
			application: '',
			channel: '',
			channels: [],
			status: { state: 'loading' },
			peers: [],
			log: log.view(),
		};
		this.#publishSoon = schedule(() => {
			this.#publish();
		});
	}

	readonly getState = (): State => this.#state;

	readonly subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	describe(about: Pick<State, 'application' | 'channel' | 'channels'>): void {
		this.#state = { ...this.#state, ...about };
		this.#publishSoon();
	}

	setStatus(status: PageStatus): void {
		if (this.#state.status === status) return;
		this.#state = { ...this.#state, status };
		this.#publishSoon();
	}

	/**
	 * The whole list of those in the channel.
	 *
	 * @param time when it was like this, in milliseconds since 1970
	 */
	setPeers(updates: readonly PeerUpdate[], time = Date.now()): void {
		const present = new Set(updates.map(({ peer }) => peer.peerId));
		for (const [peerId, record] of this.#peers) {
			if (present.has(peerId)) continue;
			this.#note('peer', peerId, record, 'left the channel', time);
			this.#tell(peerId, { type: PEER, state: 'left', createdAt: String(time) });
			this.#peers.delete(peerId);
		}
		for (const update of updates) {
			const { peerId } = update.peer;
			const known = this.#peers.get(peerId);
			if (known === undefined) {
				const record = new PeerRecord(update, this.#seenPeers++ % HUES);
				this.#peers.set(peerId, record);
				this.#note('peer', peerId, record, 'joined the channel', time);
				this.#tell(peerId, joined(update, time));
				continue;
			}
			if (!known.saysTheSame(update)) this.#tell(peerId, joined(update, time));
			if (known.update(update)) this.#publishSoon();
		}
	}

	addEvents(peerId: string, events: readonly InspectionEvent[]): void {
		const peer = this.#peers.get(peerId);
		if (peer === undefined) return;
		const wasCrowded = peer.crowded;
		for (const event of events) {
			const weight = weigh(event);
			const actor = peer.apply(event, weight);
			const sender = senderName(event.sourceId, peer, this.#peerOf);
			this.#log.append(logEntry(peerId, peer, actor, event, sender), weight);
			this.#record(peerId, event, weight);
		}
		if (peer.crowded && !wasCrowded) {
			this.#note('gap', peerId, peer, 'has more than this page keeps: some of its actors are left out');
		}
		this.#publishSoon();
	}

	synced(peerId: string, alive: readonly string[], time = Date.now()): void {
		const peer = this.#peers.get(peerId);
		if (peer === undefined) return;
		peer.synced(alive);
		this.#tell(peerId, { type: 'synced', sessionIds: alive, createdAt: String(time) });
		this.#publishSoon();
	}

	gap(peerId: string, dropped: number, time = Date.now()): void {
		const peer = this.#peers.get(peerId);
		if (peer === undefined) return;
		const events = dropped === 1 ? '1 event was' : `${dropped.toLocaleString('en')} events were`;
		this.#note('gap', peerId, peer, `${events} left out: this page could not keep up`, time);
		this.#tell(peerId, { type: 'gap', dropped, createdAt: String(time) });
	}

	restarted(peerId: string, time = Date.now()): void {
		const peer = this.#peers.get(peerId);
		if (peer === undefined) return;
		peer.restart();
		this.#note('peer', peerId, peer, 'began anew', time);
		this.#tell(peerId, { type: PEER, state: 'restarted', createdAt: String(time) });
	}

	/** The peer does not let us look, and says why. */
	refused(peerId: string, message: string, time = Date.now()): void {
		const peer = this.#peers.get(peerId);
		if (peer === undefined) return;
		peer.refuse(message);
		this.#tell(peerId, { type: PEER, state: 'refused', message, createdAt: String(time) });
		this.#publishSoon();
	}

	readonly clearLog = (): void => {
		this.#log.clear();
		this.#publishSoon();
	};

	#note(kind: LogKind, peerId: string, peer: PeerRecord, type: string, time = Date.now()): void {
		this.#log.append({ kind, time, peerId, peerName: peer.name, hue: peer.hue, type });
		this.#publishSoon();
	}

	#tell(peerId: string, told: Told): void {
		this.#record(peerId, told, weigh(told));
	}

	#publish(): void {
		const peers = [...this.#peers.values()].map((peer) => peer.entry());
		this.#state = { ...this.#state, peers, log: this.#log.view() };
		for (const listener of this.#listeners) listener();
	}
}
