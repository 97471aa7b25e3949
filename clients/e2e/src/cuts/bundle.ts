import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** What Node finds by itself; what a page has to bring along is bundled. */
const PACKAGES = [/^node:/, /^node-datachannel/, 'ws'];

/**
 * Bundles a script for a process of its own.
 *
 * @param beside the URL of a module in the script's folder, by default this one
 * @returns the path of the bundle
 */
export async function bundle(
	script: string,
	format: 'es' | 'iife',
	beside: string = import.meta.url,
): Promise<string> {
	// Below this workspace, where Node finds its packages.
	const directory = fileURLToPath(new URL(`../../dist/${script}`, import.meta.url));
	await build({
		configFile: false,
		logLevel: 'warn',
		// Older packages ask, and a page has no process.
		define: format === 'iife' ? { 'process.env.NODE_ENV': '"production"' } : {},
		build: {
			outDir: directory,
			minify: false,
			lib: {
				entry: fileURLToPath(new URL(`${script}.ts`, beside)),
				formats: [format],
				name: 'numberedPeer',
				fileName: () => 'bundle.mjs',
			},
			rolldownOptions: { external: format === 'es' ? PACKAGES : [] },
		},
	});
	return join(directory, 'bundle.mjs');
}
