import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** What Node finds by itself; what a page has to bring along is bundled. */
const PACKAGES = [/^node:/, /^node-datachannel/, 'ws'];

/** Bundles a script for a process of its own, or as `bundled` for a page. @returns the path of the bundle */
export async function bundle(script: URL, format: 'es' | 'iife'): Promise<string> {
	const entry = fileURLToPath(script);
	// Below this workspace, where Node finds its packages.
	const directory = fileURLToPath(new URL(`../dist/${basename(entry, '.ts')}`, import.meta.url));
	await build({
		configFile: false,
		logLevel: 'warn',
		build: {
			outDir: directory,
			minify: false,
			lib: {
				entry,
				formats: [format],
				name: 'bundled',
				fileName: () => 'bundle.mjs',
			},
			rolldownOptions: { external: format === 'es' ? PACKAGES : [] },
		},
	});
	return join(directory, 'bundle.mjs');
}
