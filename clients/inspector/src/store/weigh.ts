/** So many values are counted one by one; of a value with more so many are looked at, to tell about the others. */
const MAX_NODES = 5_000;
const SAMPLE = 1_000;

/** Far deeper than anything nests that is received, over the wire or in a recording. */
const MAX_DEPTH = 1_000;

/** Of each value, in bytes; a character of a text has two more. */
const EACH = 16;

/** About how many bytes a JSON value holds. Looks at a bounded part of it, from which it tells the rest. */
export function weigh(value: unknown): number {
	return count(value) ?? estimate(value, SAMPLE);
}

type Members = Readonly<Record<string | number, unknown>>;

const own = (value: unknown): number => EACH + (typeof value === 'string' ? value.length * 2 : 0);

/** Undefined if there is too much to count. */
function count(value: unknown): number | undefined {
	let bytes = 0;
	let nodes = 1;
	const waiting: unknown[] = [value];
	while (waiting.length > 0) {
		const next = waiting.pop();
		bytes += own(next);
		if (typeof next !== 'object' || next === null) continue;
		const names = Array.isArray(next) ? [] : Object.keys(next);
		nodes += Array.isArray(next) ? next.length : names.length;
		if (nodes > MAX_NODES) return undefined;
		for (const name of names) bytes += name.length * 2;
		for (const member of Object.values(next)) waiting.push(member);
	}
	return bytes;
}

/**
 * Looks at members at even distances, from a chance one on, so that nobody can hide what is heavy between them; each
 * stands for its neighbours.
 *
 * @param sample how many values may be looked at, beside the way down to each
 */
function estimate(value: unknown, sample: number, depth = 0): number {
	if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return own(value);
	const names = Array.isArray(value) ? undefined : Object.keys(value);
	const size = (names ?? (value as readonly unknown[])).length;
	const looks = Math.min(size, Math.max(1, Math.floor(sample)));
	if (looks === 0) return EACH;
	const chance = Math.random();
	let bytes = 0;
	for (let i = 0; i < looks; i++) {
		const index = Math.floor(((i + chance) * size) / looks);
		const name = names?.[index] ?? '';
		const member = (value as Members)[names === undefined ? index : name];
		bytes += name.length * 2 + estimate(member, sample / looks - 1, depth + 1);
	}
	return EACH + (bytes * size) / looks;
}
