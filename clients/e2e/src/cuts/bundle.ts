import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** What Node finds by itself; what a page has to bring along is bundled. */
const PACKAGES = [/^node:/, /^node-datachannel/, 'ws'];

/** Bundles one of the scripts in this folder for a process of its own. @returns the path of the bundle */
export async function bundle(script: string, format: 'es' | 'iife'): Promise<string> {
	// Below this workspace, where Node finds its packages.
	const directory = fileURLToPath(new URL(`../../dist/${script}`, import.meta.url));
	await build({
		configFile: false,
		logLevel: 'warn',
		build: {
			outDir: directory,
			minify: false,
			lib: {
				entry: fileURLToPath(new URL(`${script}.ts`, import.meta.url)),
				formats: [format],
				name: 'numberedPeer',
				fileName: () => 'bundle.mjs',
			},
			rolldownOptions: { external: format === 'es' ? PACKAGES : [] },
		},
	});
	return join(directory, 'bundle.mjs');
}
