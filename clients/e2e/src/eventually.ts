import { setTimeout } from 'node:timers/promises';

/** Tries until the assertions hold; after the time is up it fails as they fail. */
export async function eventually<T>(assertions: () => T | Promise<T>, withinMs = 15_000): Promise<T> {
	const deadline = performance.now() + withinMs;
	for (;;) {
		try {
			return await assertions();
		} catch (error) {
			if (performance.now() > deadline) throw error;
			await setTimeout(50);
		}
	}
}
