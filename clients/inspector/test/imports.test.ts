import { expect, it } from 'vitest';

const sources = import.meta.glob<string>('../src/**/*.{ts,tsx}', {
	query: '?raw',
	import: 'default',
	eager: true,
});

/** What each file imports from its own page, types too. */
const imports = new Map(
	Object.entries(sources).map(([path, text]) => [
		path,
		[...text.matchAll(/\bfrom '(\.[^']+)'/g)].map(
			([, to = '']) => `..${new URL(to, `file://${path.slice(2)}`).pathname}`,
		),
	]),
);

function ring(path: string, above: readonly string[]): readonly string[] | undefined {
	if (above.includes(path)) return [...above.slice(above.indexOf(path)), path];
	for (const next of imports.get(path) ?? []) {
		const found = ring(next, [...above, path]);
		if (found !== undefined) return found;
	}
	return undefined;
}

it('no file imports itself, by whatever way', () => {
	expect(imports.get('../src/views/App.tsx')).toContain('../src/views/Workbench.tsx');
	for (const path of imports.keys()) expect(ring(path, [])).toBeUndefined();
});
