import { utf8Length } from '../data/utf8.js';
import type { ChannelId } from '../link/hello.js';

/** What a frame costs beside its bytes. */
const frameCost = 256;

interface Waiting {
	readonly channel: ChannelId;
	readonly frame: string;
	readonly cost: number;
}

/**
 * The frames of one relayed connection that wait. Those of the actor channel and the first of the other, its hello, go
 * before the rest: a connection whose hello is late is closed.
 */
export class RelayQueue {
	#first: Waiting[] = [];
	#rest: Waiting[] = [];
	#greeted = false;
	/** What all that waits costs of the quota, in bytes. */
	cost = 0;

	/**
	 * @param send puts a frame on its way
	 * @param overflow ends the connection, as too much waits
	 */
	constructor(
		private readonly send: (channel: ChannelId, frame: string) => void,
		readonly overflow: () => void,
	) {}

	/** The next frame, which goes on waiting. */
	get next(): Waiting | undefined {
		return this.#first[0] ?? this.#rest[0];
	}

	add(channel: ChannelId, frame: string): void {
		const cost = utf8Length(frame) + frameCost;
		this.cost += cost;
		(channel === 0 || !this.#greeted ? this.#first : this.#rest).push({ channel, frame, cost });
		this.#greeted ||= channel === 1;
	}

	/** Sends the next frame. */
	sendNext(): void {
		const next = this.#first.shift() ?? this.#rest.shift();
		if (!next) return;
		this.cost -= next.cost;
		this.send(next.channel, next.frame);
	}

	/** Drops what waits. */
	clear(): void {
		this.#first = [];
		this.#rest = [];
		this.cost = 0;
	}
}
