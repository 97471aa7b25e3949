import type { InspectionEvent } from '../channel/types.ts';
import { perFrame } from './frame.ts';
import { EventLog } from './log.ts';
import { logEntry } from './log-entry.ts';
import { PeerRecord, type PeerUpdate } from './peer-record.ts';
import { senderName } from './sender-name.ts';
import type { LogKind } from './log-types.ts';
import type { PageStatus, State } from './types.ts';

const HUES = 6;

/**
 * Everything the page knows. Takes what the channel says as it comes and publishes a new immutable `State` at most
 * once a frame: events come by the thousand.
 */
export class InspectorStore {
	readonly #log: EventLog;
	readonly #peers = new Map<string, PeerRecord>();
	readonly #listeners = new Set<() => void>();
	readonly #publishSoon: () => void;
	#seenPeers = 0;
	#state: State;

	constructor(log = new EventLog(), schedule: (task: () => void) => () => void = perFrame) {
		this.#log = log;
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

	/** The whole list of those in the channel. */
	setPeers(updates: readonly PeerUpdate[]): void {
		const present = new Set(updates.map(({ peer }) => peer.peerId));
		for (const [peerId, record] of this.#peers) {
			if (present.has(peerId)) continue;
			this.#note('peer', peerId, record, 'left the channel');
			this.#peers.delete(peerId);
		}
		for (const update of updates) {
			const { peerId } = update.peer;
			const known = this.#peers.get(peerId);
			if (known === undefined) {
				const record = new PeerRecord(update, this.#seenPeers++ % HUES);
				this.#peers.set(peerId, record);
				this.#note('peer', peerId, record, 'joined the channel');
			} else if (known.update(update)) this.#publishSoon();
		}
	}

	addEvents(peerId: string, events: readonly InspectionEvent[]): void {
		const peer = this.#peers.get(peerId);
		if (peer === undefined) return;
		const wasCrowded = peer.crowded;
		for (const event of events) {
			const actor = peer.apply(event);
			const sender = senderName(event.sourceId ?? event.targetId, peer, (id) => this.#peers.get(id));
			this.#log.append(logEntry(peerId, peer, actor, event, sender));
		}
		if (peer.crowded && !wasCrowded) {
			this.#note('gap', peerId, peer, 'has more than this page keeps: some of its actors are left out');
		}
		this.#publishSoon();
	}

	synced(peerId: string, alive: readonly string[]): void {
		this.#peers.get(peerId)?.synced(alive);
		this.#publishSoon();
	}

	gap(peerId: string, dropped: number): void {
		const peer = this.#peers.get(peerId);
		if (peer === undefined) return;
		const events = dropped === 1 ? '1 event was' : `${dropped.toLocaleString('en')} events were`;
		this.#note('gap', peerId, peer, `${events} left out: this page could not keep up`);
	}

	restarted(peerId: string): void {
		const peer = this.#peers.get(peerId);
		if (peer === undefined) return;
		peer.restart();
		this.#note('peer', peerId, peer, 'began anew');
	}

	/** The peer does not let us look, and says why. */
	refused(peerId: string, message: string): void {
		this.#peers.get(peerId)?.refuse(message);
		this.#publishSoon();
	}

	readonly clearLog = (): void => {
		this.#log.clear();
		this.#publishSoon();
	};

	#note(kind: LogKind, peerId: string, peer: PeerRecord, type: string): void {
		this.#log.append({ kind, time: Date.now(), peerId, peerName: peer.name, hue: peer.hue, type });
		this.#publishSoon();
	}

	#publish(): void {
		const peers = [...this.#peers.values()].map((peer) => peer.entry());
		this.#state = { ...this.#state, peers, log: this.#log.view() };
		for (const listener of this.#listeners) listener();
	}
}
