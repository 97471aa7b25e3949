import { matches } from '../serving/matches.js';
import type { Message } from '../link/lane.js';
import type { Settle } from '../link/send-window.js';
import type { InspectRequest } from './inspect-request.js';
import type { Occurrence, Publication } from './publication.js';
import type { Published } from './published.js';
import type { Track } from './track.js';

/** What may be under way to one inspector, in characters; beyond, it is owed the newest states alone. */
const maxUnderWay = 524_288;

/** One peer that inspects, over one connection (protocol §5). It never slows what it inspects: what is too much is left out. */
export class Inspecting {
	readonly #known = new Set<Track>();
	readonly #owed = new Set<Track>();
	readonly #stop: () => void;
	#behind = false;
	#dropped = 0;
	#underWay = 0;

	/** @param transmit sends it a message, and settles when it has taken it */
	constructor(
		private readonly request: InspectRequest,
		private seesValues: boolean,
		private readonly publication: Publication,
		private readonly transmit: (message: Message, settle: Settle) => void,
	) {
		this.#stop = publication.inspect(this);
		this.#catchUp();
	}

	/** Passes on what happened, or owes it. */
	take({ published, track }: Occurrence): void {
		if (!this.#wants(track)) return;
		if (this.#behind || this.#underWay >= maxUnderWay) {
			this.#dropped++;
			this.#owe(track);
			return;
		}
		if (!this.#known.has(track) && published !== track.actor)
			this.#send(track.actor.message(this.seesValues));
		this.#known.add(track);
		this.#send(published.message(this.seesValues));
		if (published === track.newest && !track.alive) this.#known.delete(track);
	}

	/** Passes on what changes no state, of an actor or of none. */
	tell(published: Published, track: Track | undefined): void {
		if (track ? !this.#wants(track) : Object.keys(this.request.query)[0]) return;
		if (this.#behind || this.#underWay >= maxUnderWay) {
			this.#dropped++;
			this.#behind = true;
		} else this.#send(published.message(this.seesValues));
	}

	/** Whether it may see values has changed: all is told anew. */
	show(values: boolean): void {
		if (values === this.seesValues) return;
		this.seesValues = values;
		this.#known.clear();
		for (const track of this.#wanted) this.#owe(track);
		this.#payBack();
	}

	close(): void {
		this.#stop();
	}

	get #wanted(): Track[] {
		return this.publication.alive.filter((track) => this.#wants(track));
	}

	#wants(track: Track): boolean {
		const { sessionId, systemId, src } = track.actor.raw;
		const described = { sessionId, status: track.status, ...(systemId && { systemId }), ...(src && { src }) };
		return this.#known.has(track) || matches(this.request.query, described);
	}

	#catchUp(): void {
		const { history, seq } = this.publication;
		// A number ahead of all comes from an earlier run.
		const after = (this.request.after ?? Infinity) <= seq ? this.request.after : undefined;
		const oldest = history[0]?.published.seq ?? seq + 1;
		if (after === undefined) this.#tell(this.request.history > 0 ? history.slice(-this.request.history) : []);
		else if (oldest <= after + 1) this.#goOn(after);
		else {
			this.#dropped = oldest - after - 1;
			for (const track of this.#wanted) this.#owe(track);
			this.#payBack();
		}
	}

	/** To one that knows nothing: what happened of late, after the actors from before. */
	#tell(past: readonly Occurrence[]): void {
		const first = past[0]?.published.seq ?? Infinity;
		for (const track of this.#wanted) {
			const { actor, newest } = track;
			if (actor.seq >= first) continue;
			this.take({ published: actor, track });
			if (newest && newest.seq < first) this.take({ published: newest, track });
		}
		this.#replay(past);
	}

	/** To one that was told everything up to a number. */
	#goOn(after: number): void {
		for (const track of this.#wanted) if (track.actor.seq <= after) this.#known.add(track);
		this.#replay(this.publication.history.filter(({ published }) => published.seq > after));
	}

	#replay(past: readonly Occurrence[]): void {
		for (const occurrence of past) if (this.#isIntelligible(occurrence)) this.take(occurrence);
		if (!this.#behind) this.#synced();
	}

	/** Of an actor that has ended, the beginning may be forgotten. */
	#isIntelligible({ published, track }: Occurrence): boolean {
		return this.#known.has(track) || published === track.actor || track.alive;
	}

	#owe(track: Track): void {
		this.#behind = true;
		if (track.alive || this.#known.has(track)) this.#owed.add(track);
	}

	#payBack(): void {
		if (!this.#behind || this.#underWay >= maxUnderWay / 2) return;
		this.#send({ type: 'gap', dropped: this.#dropped } as Message);
		this.#dropped = 0;
		for (const track of this.#owed) {
			if (this.#underWay >= maxUnderWay) return;
			this.#owed.delete(track);
			if (!this.#known.has(track)) this.#send(track.actor.message(this.seesValues));
			this.#known.add(track);
			if (track.newest) this.#send(track.newest.resync(this.seesValues));
			if (!track.alive) this.#known.delete(track);
		}
		this.#behind = false;
		this.#synced();
	}

	#synced(): void {
		const sessionIds = this.#wanted.map(({ actor }) => actor.raw.sessionId);
		this.#send({ type: 'synced', sessionIds } as Message);
	}

	#send(message: Message): void {
		const size = JSON.stringify(message).length;
		this.#underWay += size;
		this.transmit(message, (problem) => {
			this.#underWay -= size;
			if (problem) this.#send({ type: 'gap', dropped: 1 } as Message);
			this.#payBack();
		});
	}
}
