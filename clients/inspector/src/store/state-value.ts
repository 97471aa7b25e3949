const MAX_DEPTH = 30;
const MAX_LEAVES = 50;

/** The active atomic states of an XState state value, each as its path: `{paid: 'packing'}` gives `paid.packing`. */
export function stateLeaves(value: unknown): string[] {
	const leaves: string[] = [];
	const walk = (node: unknown, path: string, depth: number) => {
		if (leaves.length >= MAX_LEAVES) return;
		const members =
			depth < MAX_DEPTH && typeof node === 'object' && node !== null ? Object.entries(node) : [];
		if (members.length > 0) {
			for (const [key, child] of members) walk(child, path === '' ? key : `${path}.${key}`, depth + 1);
			return;
		}
		const last = typeof node === 'string' || typeof node === 'number' ? String(node) : '';
		const leaf = path !== '' && last !== '' ? `${path}.${last}` : path + last;
		if (leaf !== '') leaves.push(leaf);
	};
	walk(value, '', 0);
	return leaves;
}
