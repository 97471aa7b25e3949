const MAX_DEPTH = 30;
const MAX_LEAVES = 50;

const join = (path: string, step: string): string =>
	path === '' || step === '' ? path + step : `${path}.${step}`;

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
