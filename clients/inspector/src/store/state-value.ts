const MAX_DEPTH = 30;
const MAX_LEAVES = 50;

/** Longer ones say nothing to a reader, and each of the states within one would hold its name again. */
const MAX_LENGTH = 2_000;

/** The path of a state from that of the one around it; cut where it is too long. */
export function join(path: string, step: string): string {
	const joined = path === '' || step === '' ? path + step : `${path}.${step}`;
	return joined.length > MAX_LENGTH ? `${joined.slice(0, MAX_LENGTH)}…` : joined;
}

/** The active atomic states of an XState state value, each as its path: `{paid: 'packing'}` gives `paid.packing`. */
export function stateLeaves(value: unknown): string[] {
	const leaves: string[] = [];
	const walk = (node: unknown, path: string, depth: number) => {
		if (leaves.length >= MAX_LEAVES) return;
		const members = typeof node === 'object' && node !== null ? Object.entries(node) : [];
		if (members.length > 0 && depth < MAX_DEPTH) {
			for (const [key, child] of members) walk(child, join(path, key), depth + 1);
			return;
		}
		const leaf = join(path, typeof node === 'string' || typeof node === 'number' ? String(node) : '');
		if (leaf !== '') leaves.push(leaf);
	};
	walk(value, '', 0);
	return leaves;
}
