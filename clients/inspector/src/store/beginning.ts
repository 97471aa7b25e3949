import type { InspectionEvent } from '../channel/types.ts';
import { isOfPeer, isState, isSynced, type Synced, type Taped, type Told, type ToldOfPeer } from './told.ts';

/** How many actors it knows, and how much they may weigh together, in bytes; the oldest are forgotten. */
const MAX_ACTORS = 5_000;
const MAX_BYTES = 16 * 1024 * 1024;

interface Weighed {
	readonly event: InspectionEvent;
	readonly weight: number;
}

/** At least one of the two. */
interface ActorThen {
	readonly peerId: string;
	readonly start: Weighed | undefined;
	readonly newest: Weighed | undefined;
}

const told = ({ start, newest }: ActorThen): InspectionEvent[] =>
	[start, newest].flatMap((each) => each?.event ?? []);

const weightOf = ({ start, newest }: ActorThen): number => (start?.weight ?? 0) + (newest?.weight ?? 0);

const sessionOf = (actor: ActorThen): string => String(told(actor)[0]?.sessionId);

const isOver = ({ snapshot }: InspectionEvent): boolean =>
	typeof snapshot === 'object' &&
	snapshot !== null &&
	'status' in snapshot &&
	snapshot.status !== 'active' &&
	snapshot.status !== undefined;

/** How things stand after all that was told so far: of each peer itself and its living actors, each with its newest state. */
export class Beginning {
	readonly #peers = new Map<string, ToldOfPeer>();
	/** The session ids with which a peer said last that it had told everything. */
	readonly #synced = new Map<string, Synced>();
	readonly #actors = new Map<string, ActorThen>();
	#bytes = 0;

	/** @param weight of what was told, in bytes */
	take(taped: Taped, weight: number): void {
		const { peerId } = taped;
		if (isOfPeer(taped.told)) this.#takePeer(peerId, taped.told);
		else if (isSynced(taped.told)) this.#sync(peerId, taped.told);
		else if (isState(taped.told)) this.#takeState(peerId, { event: taped.told, weight });
	}

	/** As it would be told to somebody who comes now. */
	read(): Taped[] {
		const actors = new Map<string, ActorThen[]>();
		for (const actor of this.#actors.values()) {
			const ofPeer = actors.get(actor.peerId);
			if (ofPeer === undefined) actors.set(actor.peerId, [actor]);
			else ofPeer.push(actor);
		}
		return [...this.#peers].flatMap(([peerId, joined]) => {
			const living = actors.get(peerId) ?? [];
			const synced = this.#synced.get(peerId);
			const all: Told[] = [joined, ...living.flatMap(told)];
			if (synced !== undefined) all.push({ ...synced, sessionIds: living.map(sessionOf) });
			return all.map((each) => ({ peerId, told: each }));
		});
	}

	#takePeer(peerId: string, said: ToldOfPeer): void {
		if (said.state === 'joined') this.#peers.set(peerId, said);
		else if (said.state !== 'refused') {
			this.#forget((actor) => actor.peerId === peerId);
			this.#synced.delete(peerId);
			if (said.state === 'left') this.#peers.delete(peerId);
		}
	}

	#takeState(peerId: string, state: Weighed): void {
		const { event } = state;
		const key = `${peerId} ${String(event.sessionId)}`;
		const start = this.#actors.get(key)?.start;
		this.#drop(key);
		if (isOver(event)) return;
		const isStart = event.type === '@xstate.actor';
		const actor = isStart ? { peerId, start: state, newest: undefined } : { peerId, start, newest: state };
		this.#actors.set(key, actor);
		this.#bytes += weightOf(actor);
		for (const oldest of this.#actors.keys()) {
			if (this.#actors.size <= MAX_ACTORS && this.#bytes <= MAX_BYTES) break;
			this.#drop(oldest);
		}
	}

	#sync(peerId: string, synced: Synced): void {
		this.#synced.set(peerId, synced);
		const alive = new Set(synced.sessionIds);
		this.#forget((actor) => actor.peerId === peerId && !alive.has(sessionOf(actor)));
	}

	#forget(isIt: (actor: ActorThen) => boolean): void {
		for (const [key, actor] of this.#actors) if (isIt(actor)) this.#drop(key);
	}

	#drop(key: string): void {
		const actor = this.#actors.get(key);
		if (actor === undefined) return;
		this.#actors.delete(key);
		this.#bytes -= weightOf(actor);
	}
}
