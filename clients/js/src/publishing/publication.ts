import type { Inspecting } from './inspecting.js';
import { Published, type RawEvent } from './published.js';
import type { Delivery, Notice, Witness } from '../serving/witness.js';
import { Track } from './track.js';

/** Events kept for those who begin to inspect later; the JVM keeps as many. */
const maxHistory = 200;

/** From so many actors on it is looked for those that have ended without a word. */
const manyActors = 1_000;

/** An event and whose it is. */
export interface Occurrence {
	readonly published: Published;
	readonly track: Track;
}

/** What is told beside what actors do, and of which of them. */
interface Told {
	readonly published: Published;
	readonly about: Track | undefined;
}

/** The actors of this process that may be inspected, what they did of late, and who inspects them. */
export class Publication implements Witness {
	readonly #tracks = new Map<string, Track>();
	readonly #history: Occurrence[] = [];
	readonly #inspectors = new Set<Inspecting>();
	#pending: (Occurrence | Told)[] = [];
	delivery: Delivery | undefined;
	#seq = 0;

	/** Number of the last event. */
	get seq(): number {
		return this.#seq;
	}

	/** Those whose actors have not ended. */
	get alive(): Track[] {
		return [...this.#tracks.values()].filter(({ alive }) => alive);
	}

	get history(): readonly Occurrence[] {
		return this.#history;
	}

	/** @param current of `@xstate.actor`: how the actor fares, if it can be asked */
	publish(given: RawEvent, current?: () => unknown): void {
		const raw = this.#attributed(given);
		const published = new Published(++this.#seq, raw, current);
		if (raw.type === '@xstate.actor') this.#enter(raw.sessionId, new Track(published));
		const track = this.#tracks.get(raw.sessionId);
		// Events of an actor of which nobody was told are of no use to an inspector.
		if (!track) return;
		if (raw.type === '@xstate.snapshot') track.newest = published;
		const occurrence = { published, track };
		this.#history.push(occurrence);
		if (this.#history.length > maxHistory) this.#history.shift();
		if (this.#inspectors.size > 0) this.#plan(occurrence);
	}

	/** Tells those who inspect now; nothing of it is kept for those who come later. */
	tell(notice: Notice): void {
		const raw: RawEvent = { sessionId: '', createdAt: String(Date.now()), ...notice };
		const about = this.#tracks.get(raw.sessionId);
		// Of an actor that is not published, nobody is told anything.
		if (this.#inspectors.size > 0 && (about || !raw.sessionId))
			this.#plan({ published: new Published(++this.#seq, raw), about });
	}

	/** @returns ends it */
	inspect(inspector: Inspecting): () => void {
		this.#flush();
		this.#inspectors.add(inspector);
		return () => {
			this.#inspectors.delete(inspector);
		};
	}

	#enter(sessionId: string, track: Track): void {
		if (this.#tracks.size >= manyActors) {
			for (const [each, { alive }] of this.#tracks) if (!alive) this.#tracks.delete(each);
		}
		this.#tracks.set(sessionId, track);
	}

	/** XState knows no sender in another process. */
	#attributed(raw: RawEvent): RawEvent {
		const { delivery } = this;
		if (raw.sessionId !== delivery?.sessionId || raw.type !== '@xstate.event') return raw;
		// What the actor is sent on that account is not the peer's.
		this.delivery = undefined;
		return { ...raw, ...delivery };
	}

	/** Later: an actor is told before it has a snapshot, and what happens in one go is encoded in one go. */
	#plan(occurrence: Occurrence | Told): void {
		if (this.#pending.push(occurrence) > 1) return;
		queueMicrotask(() => {
			this.#flush();
		});
	}

	#flush(): void {
		for (const occurrence of this.#pending.splice(0)) {
			for (const inspector of [...this.#inspectors]) {
				if ('track' in occurrence) inspector.take(occurrence);
				else inspector.tell(occurrence.published, occurrence.about);
			}
			if ('track' in occurrence && !occurrence.track.alive) this.#forget(occurrence.track);
		}
	}

	#forget(track: Track): void {
		const { sessionId } = track.actor.raw;
		if (this.#tracks.get(sessionId) === track) this.#tracks.delete(sessionId);
	}
}
