import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

interface Package {
	readonly dependencies?: Readonly<Record<string, string>>;
}

const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');

const packageOf = (name: string) => JSON.parse(read(`../../node_modules/${name}/package.json`)) as Package;

/** What the page is built of, however deep; types are in no bundle, and what is of this project has no notice. */
function dependencies(): Set<string> {
	const found = new Set(Object.keys((JSON.parse(read('../package.json')) as Package).dependencies ?? {}));
	found.delete('xstate-webrtc');
	for (const name of found) {
		for (const next of Object.keys(packageOf(name).dependencies ?? {})) {
			if (!next.startsWith('@types/')) found.add(next);
		}
	}
	return found;
}

it('NOTICE names all that the page is built of', () => {
	const headings =
		read('../../../NOTICE')
			.match(/^-+\n(?:[^-\n].*\n)+-+$/gm)
			?.join('\n') ?? '';
	const names = new Set(headings.match(/[@\w/.-]+/g));
	expect([...dependencies()].filter((name) => !names.has(name))).toEqual([]);
	expect(names).toContain('d3-zoom');
});

it('NOTICE says of the layout’s licence what it asks for', () => {
	const elk = read('../../../NOTICE').split('elkjs (https')[1] ?? '';
	const { version } = JSON.parse(read('../../node_modules/elkjs/package.json')) as { version: string };
	expect(elk).toContain('Eclipse Public License 2.0');
	expect(elk).toContain(`(tag ${version})`);
	expect(elk).toMatch(/source code is available under\s+that licence/);
});
