import type { Asker, Telling } from './asker.js';

/** What may be under way to one peer and not taken, in characters; a link bears many times as much. */
const maxUnderWay = 524_288;

/** Something of which a peer is owed the newest state. */
export interface Source {
	/** The messages that make it known, the newest state first. */
	newest(): readonly Telling[];
}

/** Sends a peer the newest states as fast as it takes them; of those it is too slow for it gets the newest alone. */
export class Newest {
	readonly #owed = new Set<Source>();
	#underWay = 0;

	constructor(private readonly asker: Asker) {}

	/** Whether the peer is so slow that nothing more should be sent that cannot be left out. */
	get full(): boolean {
		return this.#underWay >= 2 * maxUnderWay;
	}

	owe(source: Source): void {
		this.#owed.add(source);
		this.#pay();
	}

	forget(source: Source): void {
		this.#owed.delete(source);
	}

	/** Sends a message, which counts as under way. */
	send(message: Telling): void {
		const size = JSON.stringify(message).length;
		this.#underWay += size;
		void this.asker.send(message).then(() => {
			this.#underWay -= size;
			this.#pay();
		});
	}

	#pay(): void {
		for (const source of this.#owed) {
			if (this.#underWay >= maxUnderWay) return;
			this.#owed.delete(source);
			for (const message of source.newest()) this.send(message);
		}
	}
}
