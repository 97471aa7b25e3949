/** More than 30 times a second nobody reads anything. What comes after a pause is drawn at once. */
const LEAST_PAUSE_MS = 32;

/** A shorter pause than that passes until the next frame anyway. */
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

/**
 * Runs `task` once before the next paint, however often it is asked; soon, where the page is not painted. What it takes
 * is left free after it, for what comes in and for whoever types: where drawing is slow, it is drawn more rarely.
 */
export function perFrame(task: () => void): () => void {
	let waiting = false;
	let notBefore = 0;
	const run = () => {
		const begin = performance.now();
		waiting = false;
		task();
		// What it changed is drawn at the end of this turn, before the next microtask that is asked for now.
		queueMicrotask(() => {
			const end = performance.now();
			notBefore = end + Math.max(end - begin, LEAST_PAUSE_MS);
		});
	};
	return () => {
		if (waiting) return;
		waiting = true;
		const pause = notBefore - performance.now();
		if (pause > FRAME_MS) setTimeout(withFrame, pause, run);
		else withFrame(run);
	};
}
