import type { LogEntry, LogView } from '../../store/log-types.ts';
import type { ActorStatus, PeerEntry } from '../../store/types.ts';
import { Crossings } from './crossings.ts';
import { codeOf, endOf } from './entry-facts.ts';
import { KeptRows } from './kept-rows.ts';
import { busyAt, isStandIn, type Lane, type OpenLane } from './lane.ts';
import { LaneBook } from './lane-book.ts';
import { type Asked, OpenAsks } from './open-asks.ts';
import type { Row } from './row.ts';

/** What comes over the wire to a stand-in: its own peer tells of it. */
const PUSHED = '@xstate-webrtc.';
/** What an actor tells its parent of each of its states. */
const MIRRORED = 'xstate.snapshot.';
/** With it an actor starts, which has a row already. */
const INIT = 'xstate.init';
/** XState's own events, which nobody sends: timers, completions. */
const OWN = 'xstate.';

/** The log as lanes and rows, kept up to date by looking at each entry once. */
export class Sequence {
	readonly #rows = new KeptRows();
	readonly #lanes = new LaneBook();
	readonly #crossings = new Crossings();
	readonly #asks = new OpenAsks();
	#peers: readonly PeerEntry[] = [];
	#nextEntry = 0;
	#altered: number[] = [];
	#dead = 0;

	get lanes(): ReadonlyMap<string, Lane> {
		return this.#lanes.all;
	}

	get first(): number {
		return this.#rows.first;
	}

	get next(): number {
		return this.#rows.next;
	}

	/** Events that reached no actor, as long as their rows are kept. */
	get deadLetters(): number {
		return this.#dead;
	}

	row(id: number): Row | undefined {
		return this.#rows.get(id);
	}

	findLast(holds: (row: Row) => boolean): Row | undefined {
		return this.#rows.findLast(holds);
	}

	/** Rows that have other lanes since this was asked the last time. */
	takeAltered(): readonly number[] {
		const altered = this.#altered;
		this.#altered = [];
		return altered;
	}

	/**
	 * Takes what is new in the log, and lets go what the log let go.
	 *
	 * @param most so many entries at once, that no frame is late
	 * @returns whether that was all
	 */
	read(log: LogView, peers: readonly PeerEntry[], most = Number.POSITIVE_INFINITY): boolean {
		this.#peers = peers;
		this.#drop(log.firstId);
		if (log.nextId <= this.#nextEntry) return true;
		const fresh = log.from(this.#nextEntry);
		const until = Math.min(log.nextId, (fresh[0]?.id ?? log.nextId) + most);
		for (const entry of fresh) {
			if (entry.id >= until) break;
			this.#take(entry);
		}
		this.#nextEntry = until;
		return until === log.nextId;
	}

	#drop(firstEntry: number): void {
		const before = this.#rows.first;
		if (this.#rows.next > before && (this.#rows.get(before)?.at ?? firstEntry) >= firstEntry) return;
		for (let id = before; (this.#rows.get(id)?.at ?? firstEntry) < firstEntry; id++) {
			if (this.#rows.get(id)?.kind === 'dead') this.#dead--;
		}
		this.#rows.dropBefore(firstEntry);
		if (this.#rows.first === before) return;
		this.#crossings.dropBefore(this.#rows.first);
		this.#asks.dropBefore(this.#rows.first);
		this.#lanes.dropBefore(this.#rows.first);
	}

	#take(entry: LogEntry): void {
		switch (entry.kind) {
			case 'gap':
				this.#add({ kind: 'band', at: entry.id, entry });
				break;
			case 'peer':
				this.#peer(entry);
				break;
			case 'actor':
				this.#started(entry);
				break;
			case 'event':
				this.#event(entry);
				break;
			case 'snapshot':
				this.#changed(entry);
				break;
			case 'reply':
				this.#replied(entry);
				break;
			case 'dead':
				this.#undelivered(entry);
				break;
			default:
				if (entry.sessionId !== undefined) {
					const { key } = this.#living(entry);
					this.#add({ kind: 'loop', at: entry.id, entry, from: key, to: key });
				}
		}
	}

	#peer(entry: LogEntry): void {
		const { id } = this.#add({ kind: 'band', at: entry.id, entry });
		if (this.#peers.some((peer) => peer.peerId === entry.peerId)) return;
		for (const lane of this.#lanes.ofPeer(entry.peerId)) if (lane.ended === 0) lane.ended = id;
	}

	/** Told again, it says nothing new but how it is. */
	#started(entry: LogEntry): void {
		const known = this.#lanes.of(entry);
		if (known.began > 0 && known.ended === 0) {
			this.#changed(entry);
			return;
		}
		const lane = this.#living(entry);
		const { payload, id: at, leaves = [] } = entry;
		lane.standsIn ||= isStandIn(payload?.definition);
		lane.state = leaves.join(' ');
		const end = endOf(entry);
		const starter = this.#lanes.named(payload?.parentId, entry, this.#peers);
		const { id } = this.#add({
			kind: 'start',
			at,
			entry,
			to: lane.key,
			...(starter !== undefined && starter !== lane && { from: starter.key }),
			...(leaves.length > 0 && { leaves }),
			...ended(end),
		});
		lane.began = id;
		lane.given = id;
		if (end !== undefined) lane.ended = id;
	}

	#event(entry: LogEntry): void {
		const to = this.#living(entry);
		const { type, id: at } = entry;
		const sourceId = entry.payload?.sourceId;
		const from = this.#lanes.named(sourceId, entry, this.#peers) ?? (type.startsWith(OWN) ? to : undefined);
		if (isToldElsewhere(type, from)) return;
		if (to.standsIn) {
			this.#sent(entry, from, to);
			return;
		}
		const kind = from === to ? 'loop' : 'message';
		const crosses = from !== undefined && from.peerId !== to.peerId;
		const row = crosses
			? this.#arrived(entry, from, to)
			: this.#add({ kind, at, entry, to: to.key, ...(from !== undefined && { from: from.key }) });
		if (kind === 'message') this.#asks.asked(entry, row.id);
		to.given = row.id;
	}

	/** Come from another peer, which tells, or has told, of its way to the stand-in there. */
	#arrived(entry: LogEntry, from: OpenLane, to: OpenLane): Row {
		const { type, id: at } = entry;
		const joined = this.#join(from, type, (row) => ({ ...row, to: to.key, received: entry }));
		if (joined !== undefined) return joined;
		const row = this.#add({ kind: 'message', at, entry, from: from.key, to: to.key });
		this.#crossings.received(from.key, type, row.id);
		return row;
	}

	/** Given to a stand-in: the other peer tells, or has told, of its arrival. */
	#sent(entry: LogEntry, from: OpenLane | undefined, standIn: OpenLane): void {
		const { type, id: at } = entry;
		const arrived = this.#rows.get(this.#crossings.takeReceived(standIn.key, type));
		const sender = from?.key ?? standIn.key;
		if (arrived !== undefined) {
			standIn.mirrors = true;
			this.#replace({ ...arrived, entry, received: arrived.entry, from: sender });
			return;
		}
		const to = standIn.key;
		const { id } = this.#add({ kind: 'message', at, entry, to, ...(from !== undefined && { from: sender }) });
		this.#crossings.sent(standIn.key, type, id);
	}

	#join(standIn: OpenLane, type: string, arrive: (row: Row) => Row): Row | undefined {
		const sent = this.#rows.get(this.#crossings.takeSent(standIn.key, type));
		if (sent === undefined) return undefined;
		standIn.mirrors = true;
		return this.#replace(arrive(sent));
	}

	#changed(entry: LogEntry): void {
		const lane = this.#living(entry);
		const leaves = entry.leaves ?? [];
		const state = leaves.join(' ');
		const isOther = state !== lane.state;
		const end = endOf(entry);
		const given = this.#rows.get(lane.given);
		lane.state = state;
		lane.given = 0;
		if (!isOther && end === undefined) return;
		const news = { ...(isOther && { leaves }), ...ended(end) };
		const isOfGiven = given?.entry.type === entry.type || (given?.kind === 'start' && entry.type === INIT);
		const row =
			given !== undefined && isOfGiven
				? this.#replace({ ...given, ...news, after: entry })
				: this.#add({ kind: 'state', at: entry.id, entry, to: lane.key, ...news });
		if (end !== undefined) lane.ended = row.id;
	}

	#replied(entry: LogEntry): void {
		const from = this.#living(entry);
		const { row: asked = 0, ...took }: Partial<Asked> = this.#asks.replied(entry) ?? {};
		const ask = this.#rows.get(asked);
		const to = ask?.from ?? this.#lanes.named(entry.payload?.targetId, entry, this.#peers)?.key;
		const code = codeOf(entry);
		const row = this.#add({
			kind: 'reply',
			at: entry.id,
			entry,
			from: from.key,
			...(to !== undefined && { to }),
			...(code !== undefined && { code }),
			...(ask !== undefined && { counterpart: ask.id }),
			...took,
		});
		if (ask !== undefined) this.#rows.replace({ ...ask, counterpart: row.id });
	}

	#undelivered(entry: LogEntry): void {
		const { type, sessionId, payload } = entry;
		const to = sessionId === undefined ? undefined : this.#lanes.of(entry);
		const from = this.#lanes.named(payload?.sourceId, entry, this.#peers);
		const code = codeOf(entry) ?? '';
		this.#dead++;
		const ends = { ...(from !== undefined && { from: from.key }), ...(to !== undefined && { to: to.key }) };
		const row = { kind: 'dead', at: entry.id, entry, code, ...ends } as const;
		const joined = from && this.#join(from, type, (sent) => ({ ...row, ...sentOf(sent), received: entry }));
		if (joined === undefined) this.#add(row);
	}

	/** The lane of an entry's actor, which lives if it does something. */
	#living(entry: LogEntry): OpenLane {
		const lane = this.#lanes.of(entry);
		lane.ended = 0;
		return lane;
	}

	#add(row: Omit<Row, 'id'>): Row {
		const added = this.#rows.add(row);
		this.#touch(added);
		return added;
	}

	#replace(row: Row): Row {
		this.#rows.replace(row);
		this.#altered.push(row.id);
		this.#touch(row);
		return row;
	}

	/** What a row is about was there when it happened. */
	#touch({ id, from, to }: Row): void {
		for (const lane of [this.#lanes.get(from), this.#lanes.get(to)]) {
			if (lane === undefined || lane.last >= id) continue;
			lane.busy = busyAt(lane, id) + 1;
			lane.last = id;
		}
	}
}

const ended = (status: ActorStatus | undefined) => (status === undefined ? {} : { ended: status });

/** What the sender's side tells, whoever gets it. */
const sentOf = ({ id, at, entry, from }: Row) => ({ id, at, entry, ...(from !== undefined && { from }) });

/** What starts an actor has a row, and what a stand-in follows is told by the actor itself. */
const isToldElsewhere = (type: string, from: OpenLane | undefined) =>
	type === INIT || type.startsWith(PUSHED) || (from?.standsIn === true && type.startsWith(MIRRORED));
