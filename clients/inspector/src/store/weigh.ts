const MAX_NODES = 5_000;
const HEAVY = 1024 * 1024;

/** About how many bytes a JSON value holds; looks at a bounded part of it and calls the rest heavy. */
export function weigh(value: unknown): number {
	let bytes = 0;
	let nodes = 0;
	const waiting: unknown[] = [value];
	while (waiting.length > 0) {
		if (++nodes > MAX_NODES) return Math.max(bytes, HEAVY);
		const next = waiting.pop();
		bytes += 16;
		if (typeof next === 'string') bytes += next.length * 2;
		else if (Array.isArray(next)) for (const item of next.slice(0, MAX_NODES)) waiting.push(item);
		else if (typeof next === 'object' && next !== null) {
			for (const [key, member] of Object.entries(next)) {
				bytes += key.length * 2;
				waiting.push(member);
			}
		}
	}
	return bytes;
}
