import type { Rolldown } from 'vite';
import { expect, it } from 'vitest';
import { firstScripts } from '../scripts/first-scripts.ts';

const script = (fileName: string, more: Partial<Rolldown.OutputChunk> = {}) =>
	({ type: 'chunk', fileName, code: 'run();', isEntry: false, dynamicImports: [], ...more }) as const;

it('asks for what the page runs at once to be compiled at once, and for nothing else', () => {
	const bundle = {
		entry: script('assets/index.js', { isEntry: true, dynamicImports: ['assets/page.js'] }),
		views: script('assets/page.js', { dynamicImports: ['assets/later.js'] }),
		later: script('assets/later.js'),
	};
	const hook = firstScripts.generateBundle as unknown as { handler(options: unknown, bundle: unknown): void };
	hook.handler({}, bundle);
	expect(Object.values(bundle).map(({ code }) => code.split('\n')[0])).toEqual([
		'//# allFunctionsCalledOnLoad',
		'//# allFunctionsCalledOnLoad',
		'run();',
	]);
});

it('has the views fetched beside the first script', () => {
	const hook = firstScripts.transformIndexHtml as unknown as (html: string, about: object) => object;
	expect(
		hook('', { chunk: script('assets/index.js', { dynamicImports: ['assets/page.js'] }) }),
	).toMatchObject([{ tag: 'link', attrs: { rel: 'modulepreload', href: './assets/page.js' } }]);
});
