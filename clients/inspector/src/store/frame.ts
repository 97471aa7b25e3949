/** Runs `task` once before the next paint, however often it is asked; soon, where the page is not painted. */
export function perFrame(task: () => void): () => void {
	let waiting = false;
	const run = () => {
		waiting = false;
		task();
	};
	return () => {
		if (waiting) return;
		waiting = true;
		if (document.visibilityState === 'hidden') setTimeout(run, 250);
		else requestAnimationFrame(run);
	};
}
