import type { ConnectionInfo } from '../channel/types.ts';

/** At one in two seconds as long as two minutes. */
const MAX_SAMPLES = 60;
const MAX_GAPS = 20;

export type Counters = Pick<
	ConnectionInfo,
	'bytesSent' | 'bytesReceived' | 'messagesSent' | 'messagesReceived'
>;

/** How a connection was at one time, in milliseconds since 1970. */
export interface Sample extends Counters {
	readonly time: number;
	readonly roundTripTimeMs: number | undefined;
}

/** Events that this page was too slow for. */
export interface GapSeen {
	readonly time: number;
	readonly dropped: number;
}

/** How the connection to a peer went so far; replaced, never changed. */
export interface ConnectionPast {
	/** When it came into its state, in milliseconds since 1970. */
	readonly since: number;
	/** How often it was cut. */
	readonly cuts: number;
	/** Of the last minutes, oldest first. None is added while nothing differs. */
	readonly samples: readonly Sample[];
	readonly gaps: {
		readonly count: number;
		readonly dropped: number;
		/** The newest first. */
		readonly recent: readonly GapSeen[];
	};
}

export type Turn = 'cut' | 'healed';

/** Remembers how the connection to one peer goes, within bounds. */
export class ConnectionRecord {
	#info: ConnectionInfo | undefined;
	#past: ConnectionPast;

	constructor(time: number) {
		this.#past = { since: time, cuts: 0, samples: [], gaps: { count: 0, dropped: 0, recent: [] } };
	}

	get past(): ConnectionPast {
		return this.#past;
	}

	/** @returns whether that is a turn for the worse or the better; undefined for neither */
	update(info: ConnectionInfo | undefined, time: number): Turn | undefined {
		const before = this.#info;
		if (info === before) return undefined;
		this.#info = info;
		if (info?.state === 'connected') this.#past = { ...this.#past, samples: this.#with(info, time) };
		return info?.state === before?.state ? undefined : this.#turn(before, info, time);
	}

	#turn(
		before: ConnectionInfo | undefined,
		after: ConnectionInfo | undefined,
		time: number,
	): Turn | undefined {
		const isCut = before?.state === 'connected';
		const cuts = this.#past.cuts + (isCut ? 1 : 0);
		this.#past = { ...this.#past, since: time, cuts };
		if (isCut) return 'cut';
		return after?.state === 'connected' && cuts > 0 ? 'healed' : undefined;
	}

	/** It was given up from here. */
	leave(time: number): void {
		this.#info = undefined;
		this.#past = { ...this.#past, since: time };
	}

	gapped(dropped: number, time: number): void {
		const { gaps } = this.#past;
		this.#past = {
			...this.#past,
			gaps: {
				count: gaps.count + 1,
				dropped: gaps.dropped + dropped,
				recent: [{ time, dropped }, ...gaps.recent].slice(0, MAX_GAPS),
			},
		};
	}

	#with(info: ConnectionInfo, time: number): readonly Sample[] {
		const { roundTripTimeMs, bytesSent, bytesReceived, messagesSent, messagesReceived } = info;
		const sample = { time, roundTripTimeMs, bytesSent, bytesReceived, messagesSent, messagesReceived };
		return [...this.#past.samples.slice(1 - MAX_SAMPLES), sample];
	}
}
