import { untilSeen } from './presses.ts';
import { withFrame } from './with-frame.ts';

/** More than 30 times a second nobody reads anything. What comes after a pause is drawn with the next frame. */
const LEAST_PAUSE_MS = 32;

/** Passes until the next frame anyway. */
const FRAME_MS = 16;

/** Runs `task` with the next frame; where somebody has just pressed something, once that is seen, even if they go on. */
function behindPresses(task: () => void): void {
	withFrame(() => {
		const wait = untilSeen();
		if (wait > 0) setTimeout(withFrame, wait - FRAME_MS, task);
		else task();
	});
}

/** For each millisecond of drawing so many are left free: what comes in takes its share, and whoever types is next. */
const FREE = 2;

/** So much of that may be owed: what happens once, such as the beginning of a visit, is drawn without delay. */
const CREDIT_MS = 150;

/**
 * Runs the tasks once, each with a frame of its own, however often it is asked: the first before the next paint, or
 * once what somebody pressed is seen; soon, where the page is not painted. For as long as they take, and the browser with
 * what they changed, the page is left alone for longer: where drawing goes on and is slow, it is drawn more rarely.
 */
export function perFrame(...tasks: readonly (() => void)[]): () => void {
	let asked = false;
	let busy = false;
	/** When all that was drawn is made up for. */
	let even = 0;
	const run = (turn: number) => {
		const began = performance.now();
		// What comes from now on is for the next round: the later tasks may have missed it.
		if (turn === 0) asked = false;
		// A timer comes after the browser's own part of the frame, and also after a task that fails.
		setTimeout(() => {
			const now = performance.now();
			even = Math.max(even, began) + (now - began) * (1 + FREE);
			if (turn + 1 < tasks.length) begin(turn + 1);
			else setTimeout(rest, Math.max(even - now - CREDIT_MS, LEAST_PAUSE_MS) - FRAME_MS);
		});
		tasks[turn]?.();
	};
	const begin = (turn: number) => {
		busy = true;
		behindPresses(() => {
			run(turn);
		});
	};
	const rest = () => {
		busy = false;
		if (asked) begin(0);
	};
	return () => {
		asked = true;
		if (!busy) begin(0);
	};
}
