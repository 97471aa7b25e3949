/** A page that goes into the background before the frame that it waits for gets none until it is seen again. */
const LONGEST_WAIT_MS = 250;

/** Runs `task` with the next frame; soon, where there is none. */
export function withFrame(task: () => void): void {
	const run = () => {
		cancelAnimationFrame(frame);
		clearTimeout(timer);
		task();
	};
	const frame = requestAnimationFrame(run);
	const timer = setTimeout(run, LONGEST_WAIT_MS);
}

/** Runs `task` with the frame after the next: what is due to be seen now is seen before. */
export function afterFrame(task: () => void): void {
	withFrame(() => {
		withFrame(task);
	});
}
