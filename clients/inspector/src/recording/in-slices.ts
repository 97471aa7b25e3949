/** So long it may take at a time, in ms: no key press waits longer for it. */
const SLICE_MS = 12;

/** Gives the page its turn whenever a slice of time is used up. Await it after each small piece of work. */
export class Slices {
	#end = performance.now() + SLICE_MS;

	/** Whether it is time to await `pause`. */
	get isOver(): boolean {
		return performance.now() > this.#end;
	}

	/** @param signal throws its reason if it was aborted */
	async pause(signal?: AbortSignal): Promise<void> {
		await new Promise((resolve) => setTimeout(resolve));
		signal?.throwIfAborted();
		this.#end = performance.now() + SLICE_MS;
	}
}
