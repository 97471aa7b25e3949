/** A running timer; calling it stops the timer. */
export type Cancel = () => void;

/** Monotonic milliseconds: what a clock on the wall shows may jump, this does not go back. */
export function now(): number {
	return performance.now();
}

/** Runs a task once, later. */
export function after(ms: number, task: () => void): Cancel {
	const timer = setTimeout(task, ms);
	return () => {
		clearTimeout(timer);
	};
}

/** Runs a task again and again. */
export function every(ms: number, task: () => void): Cancel {
	const timer = setInterval(task, ms);
	return () => {
		clearInterval(timer);
	};
}
