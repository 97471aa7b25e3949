/** A page that goes into the background before the frame that it waits for gets none until it is seen again. */
const LONGEST_WAIT_MS = 250;

/** Runs `task` once before the next paint, however often it is asked; soon, where the page is not painted. */
export function perFrame(task: () => void): () => void {
	let waiting = false;
	return () => {
		if (waiting) return;
		waiting = true;
		const run = () => {
			cancelAnimationFrame(frame);
			clearTimeout(timer);
			waiting = false;
			task();
		};
		const frame = requestAnimationFrame(run);
		const timer = setTimeout(run, LONGEST_WAIT_MS);
	};
}
