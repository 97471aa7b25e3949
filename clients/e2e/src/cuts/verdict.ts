import type { Books } from './numbered-peer.ts';

/** What became of the messages of one sender. */
export interface Verdict {
	readonly sent: number;
	readonly arrived: number;
	/** Neither arrived nor reported to the sender. */
	readonly lost: number;
	readonly doubled: number;
	readonly reordered: number;
	/** Given up, as the sender was told; it is unknown to him which of them arrived. */
	readonly reported: number;
	/** Told to the sender as taken, though they never arrived. */
	readonly lied: number;
}

/** Compares the books of sender and receiver. */
export function judge(sender: Books, receiver: Books): Verdict {
	const { sent, taken, undelivered } = sender;
	const arrived = new Set(receiver.received);
	const reported = new Set(undelivered);
	const all = Array.from({ length: sent }, (_, index) => index + 1);
	const takenForSure = all.filter((number) => !reported.has(number));
	return {
		sent,
		arrived: arrived.size,
		lost: all.filter((number) => !arrived.has(number) && !reported.has(number)).length,
		doubled: receiver.received.length - arrived.size + (undelivered.length - reported.size),
		reordered: receiver.received.filter((number, index, list) => number < (list[index - 1] ?? 0)).length,
		reported: reported.size,
		lied:
			Math.abs(takenForSure.length - taken) + takenForSure.filter((number) => !arrived.has(number)).length,
	};
}

/** Nothing lost, doubled or put in another order, and every sender knows. */
export const WHOLE: Partial<Verdict> = { lost: 0, doubled: 0, reordered: 0, lied: 0 };
