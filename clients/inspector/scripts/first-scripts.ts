import type { Plugin, Rolldown } from 'vite';

/** Has Chromium compile a script's functions beside the page's own thread, and keep them so. */
const COMPILE_ALL = '//# allFunctionsCalledOnLoad\n';

/**
 * The page's first script imports the views at once, so that it runs before they do: they are fetched beside it, and
 * nearly all functions of both run in the first half second. What is read later, or in a worker, is left alone.
 */
export const firstScripts: Plugin = {
	name: 'first-scripts',
	transformIndexHtml: (_, { chunk }) =>
		chunk?.dynamicImports.map((name) => ({
			tag: 'link',
			attrs: { rel: 'modulepreload', crossorigin: true, href: `./${name}` },
			injectTo: 'head' as const,
		})),
	generateBundle: {
		// The comment comes first in the file, whatever others put there.
		order: 'post',
		handler: (_, bundle) => {
			const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk') as Rolldown.OutputChunk[];
			const first = chunks.filter(({ isEntry }) => isEntry);
			const next = new Set(first.flatMap(({ dynamicImports }) => dynamicImports));
			for (const chunk of chunks) {
				if (chunk.isEntry || next.has(chunk.fileName)) chunk.code = COMPILE_ALL + chunk.code;
			}
		},
	},
};
