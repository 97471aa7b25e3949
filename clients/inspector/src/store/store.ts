import type { InspectionEvent, Peer } from '../channel/types.ts';
import { perFrame } from './frame.ts';
import type { Turn } from './connection-record.ts';
import { EventLog } from './log.ts';
import { logEntry } from './log-entry.ts';
import { PeerRecord, type PeerUpdate } from './peer-record.ts';
import { Runs } from './runs.ts';
import { Tape } from './tape.ts';
import { joined, PEER, type Told } from './told.ts';
import { weigh } from './weigh.ts';
import { senderName } from './sender-name.ts';
import type { LogKind } from './log-types.ts';
import type { PageStatus, State } from './types.ts';

const HUES = 6;

const TURNS: Readonly<Record<Turn, string>> = {
	cut: 'lost its connection to this page: it is made again',
	healed: 'is connected again',
};

/**
 * Everything the page knows. Takes what the channel says as it comes and publishes a new immutable `State` at most
 * once a frame: events come by the thousand.
 */
export class InspectorStore {
	/** All that it was told of late, to be saved. */
	readonly tape = new Tape();
	readonly #log: EventLog;
	readonly #peers = new Map<string, PeerRecord>();
	readonly #runs = new Runs();
	readonly #first = new Set<() => void>();
	readonly #listeners = new Set<() => void>();
	readonly #publishSoon: () => void;
	readonly #peerOf = (peerId: string) => this.#peers.get(peerId);
	#seenPeers = 0;
	#self: string | undefined;
	#state: State;

	constructor(log = new EventLog(), schedule: (...tasks: (() => void)[]) => () => void = perFrame) {
		this.#log = log;
		this.#state = {
			application: '',
			channel: '',
			channels: [],
			status: { state: 'loading' },
			peers: [],
			log: log.view(),
		};
		this.#publishSoon = schedule(
			() => {
				this.#publish();
			},
			() => {
				for (const listener of this.#listeners) listener();
			},
		);
	}

	readonly getState = (): State => this.#state;

	/** To be told a frame before all others: two short drawings hold up nobody for as long as one long one. */
	readonly subscribeFirst = (listener: () => void): (() => void) => {
		this.#first.add(listener);
		return () => this.#first.delete(listener);
	};

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

	/** This page has left the channel: what is known stays, as it was last seen. */
	disconnected(time = Date.now()): void {
		for (const peer of this.#peers.values()) peer.disconnect(time);
		this.#publishSoon();
	}

	/** Which peer this page is: what it sends comes back in what it is told. */
	setSelf(peerId: string): void {
		this.#self = peerId;
	}

	/** The whole list of those in the channel. */
	setPeers(updates: readonly PeerUpdate[]): void {
		const present = new Set(updates.map(({ peer }) => peer.peerId));
		const before = this.#present();
		for (const peerId of this.#peers.keys()) {
			if (!present.has(peerId)) this.removePeer(peerId, Date.now(), before);
		}
		const after = updates.map(({ peer }) => peer);
		for (const update of updates) this.putPeer(update, Date.now(), after);
	}

	/**
	 * A peer is there, or another than before.
	 *
	 * @param time when that was, in milliseconds since 1970; so of the others below
	 * @param present all who are there with it
	 */
	putPeer(update: PeerUpdate, time = Date.now(), present?: readonly Peer[]): void {
		const { peerId } = update.peer;
		const known = this.#peers.get(peerId);
		if (known === undefined) {
			const before = this.#runs.begin(update.peer, present ?? this.#present());
			const record = new PeerRecord(update, this.#seenPeers++ % HUES, time, before);
			this.#peers.set(peerId, record);
			this.#note('peer', peerId, record, 'joined the channel', time);
		}
		if (known?.saysTheSame(update) !== true) this.#tell(peerId, joined(update, time));
		const turn = known?.connect(update, time);
		if (known?.update(update) === true) this.#publishSoon();
		if (known !== undefined && turn !== undefined) this.#note('peer', peerId, known, TURNS[turn], time);
	}

	/** @param present all who were there with it */
	removePeer(peerId: string, time = Date.now(), present?: readonly Peer[]): void {
		const peer = this.#peers.get(peerId);
		if (peer === undefined) return;
		this.#runs.end(peer.peer, peer.before, present ?? this.#present());
		this.#note('peer', peerId, peer, 'left the channel', time);
		this.#tell(peerId, { type: PEER, state: 'left', createdAt: String(time) });
		this.#peers.delete(peerId);
	}

	knows(peerId: string): boolean {
		return this.#peers.has(peerId);
	}

	/** Whether this peer is there, or was of late. */
	readonly hasSeen = (peerId: string): boolean => this.#runs.hasSeen(peerId);

	addEvents(peerId: string, events: readonly InspectionEvent[]): void {
		const peer = this.#peers.get(peerId);
		if (peer === undefined) return;
		const wasCrowded = peer.crowded;
		for (const event of events) {
			const weight = weigh(event);
			const isLate = peer.isLate(event);
			const actor = peer.apply(event, weight);
			const sender = senderName(event.sourceId ?? event.targetId, peer, this.#peerOf, this.#self);
			this.#log.append(logEntry(peerId, peer, actor, event, sender, isLate), weight);
			this.tape.record(peerId, event, weight);
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

	/** Nothing more will be told of the peer. */
	settled(peerId: string): void {
		this.#peers.get(peerId)?.settle();
		this.#publishSoon();
	}

	gap(peerId: string, dropped: number, time = Date.now()): void {
		const peer = this.#peers.get(peerId);
		if (peer === undefined) return;
		peer.gapped(dropped, time);
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

	#present(): Peer[] {
		return Array.from(this.#peers.values(), ({ peer }) => peer);
	}

	#note(kind: LogKind, peerId: string, peer: PeerRecord, type: string, time = Date.now()): void {
		this.#log.append({ kind, time, peerId, peerName: peer.name, hue: peer.hue, type });
		this.#publishSoon();
	}

	#tell(peerId: string, told: Told): void {
		this.tape.record(peerId, told, weigh(told));
	}

	#publish(): void {
		const peers = [...this.#peers.values()].map((peer) => peer.entry());
		this.#state = { ...this.#state, peers, log: this.#log.view() };
		for (const listener of this.#first) listener();
	}
}
