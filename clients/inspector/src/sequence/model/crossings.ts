/** So many of one stand-in wait for the other side's word; of more the oldest are left as they are. */
const MAX_WAITING = 256;

interface Waiting {
	readonly type: string;
	readonly row: number;
}

/**
 * Events on their way from one peer to another are told twice: by the sender's peer, as sent to a stand-in, and by the
 * receiver's, as sent by it. Both keep their order, but either may come first.
 */
export class Crossings {
	readonly #sent = new Map<string, Waiting[]>();
	readonly #received = new Map<string, Waiting[]>();

	sent(standIn: string, type: string, row: number): void {
		wait(this.#sent, standIn, { type, row });
	}

	received(standIn: string, type: string, row: number): void {
		wait(this.#received, standIn, { type, row });
	}

	/** The oldest row that tells of such an event at the sender's; 0 if there is none. */
	takeSent(standIn: string, type: string): number {
		return take(this.#sent, standIn, type);
	}

	takeReceived(standIn: string, type: string): number {
		return take(this.#received, standIn, type);
	}

	/** Forgets rows that are no longer kept. */
	dropBefore(row: number): void {
		for (const map of [this.#sent, this.#received]) {
			for (const [key, waiting] of map) {
				const kept = waiting.filter((each) => each.row >= row);
				if (kept.length === 0) map.delete(key);
				else if (kept.length < waiting.length) map.set(key, kept);
			}
		}
	}
}

function wait(map: Map<string, Waiting[]>, key: string, waiting: Waiting): void {
	const list = map.get(key) ?? [];
	list.push(waiting);
	if (list.length > MAX_WAITING) list.shift();
	map.set(key, list);
}

function take(map: Map<string, Waiting[]>, key: string, type: string): number {
	const list = map.get(key) ?? [];
	const at = list.findIndex((each) => each.type === type);
	if (at === -1) return 0;
	const [found] = list.splice(at, 1);
	if (list.length === 0) map.delete(key);
	return found?.row ?? 0;
}
