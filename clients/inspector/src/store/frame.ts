import { sincePress } from './presses.ts';

/** More than 30 times a second nobody reads anything. What comes after a pause is drawn with the next frame. */
const LEAST_PAUSE_MS = 32;

/** Passes until the next frame anyway. */
const FRAME_MS = 16;

/** A page that goes into the background before the frame that it waits for gets none until it is seen again. */
const LONGEST_WAIT_MS = 250;

/** Runs `task` with the next frame; soon, where there is none. */
function withFrame(task: () => void): void {
	const run = () => {
		cancelAnimationFrame(frame);
		clearTimeout(timer);
		task();
	};
	const frame = requestAnimationFrame(run);
	const timer = setTimeout(run, LONGEST_WAIT_MS);
}

/** What a press does is seen by then, or goes on for longer than a frame anyway. */
const ANSWERED_MS = 50;

/** Runs `task` with the next frame; with the one after it where the next is to show what a press does. */
function behindPresses(task: () => void): void {
	withFrame(() => {
		if (sincePress() < ANSWERED_MS) withFrame(task);
		else task();
	});
}

/** For each millisecond of drawing so many are left free: what comes in takes its share, and whoever types is next. */
const FREE = 2;

/** So much of that may be owed: what happens once, such as the beginning of a visit, is drawn without delay. */
const CREDIT_MS = 150;

/**
 * Runs `task` once before the next paint, or before the one after it while somebody presses keys, however often it is
 * asked; soon, where the page is not painted. For as long as it takes, and the browser with what it changed, the page
 * is left alone for longer: where drawing goes on and is slow, it is drawn more rarely.
 */
export function perFrame(task: () => void): () => void {
	let asked = false;
	let busy = false;
	/** When all that was drawn is made up for. */
	let even = 0;
	const run = () => {
		const began = performance.now();
		asked = false;
		// A timer comes after the browser's own part of the frame, and also after a task that fails.
		setTimeout(() => {
			const now = performance.now();
			even = Math.max(even, began) + (now - began) * (1 + FREE);
			setTimeout(rest, Math.max(even - now - CREDIT_MS, LEAST_PAUSE_MS) - FRAME_MS);
		});
		task();
	};
	const rest = () => {
		busy = false;
		if (asked) begin();
	};
	const begin = () => {
		busy = true;
		behindPresses(run);
	};
	return () => {
		asked = true;
		if (!busy) begin();
	};
}
