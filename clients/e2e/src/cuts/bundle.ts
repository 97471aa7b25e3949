import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** What Node finds by itself; what a page has to bring along is bundled. */
const PACKAGES = [/^node:/, /^node-datachannel/, 'ws'];

/**
 * Bundles a script for a process of its own. Others may read the same bundle meanwhile, or make it too.
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
	const made = await build({
		configFile: false,
		logLevel: 'warn',
		// Older packages ask, and a page has no process.
		define: format === 'iife' ? { 'process.env.NODE_ENV': '"production"' } : {},
		build: {
			write: false,
			minify: false,
			lib: {
				entry: fileURLToPath(new URL(`${script}.ts`, beside)),
				formats: [format],
				name: 'numberedPeer',
			},
			rolldownOptions: { external: format === 'es' ? PACKAGES : [] },
		},
	});
	const path = join(directory, 'bundle.mjs');
	const unfinished = `${path}.${process.pid}`;
	mkdirSync(directory, { recursive: true });
	writeFileSync(unfinished, code(made));
	renameSync(unfinished, path);
	return path;
}

function code(made: Awaited<ReturnType<typeof build>>): string {
	const [output] = Array.isArray(made) ? made : [];
	const [script, ...more] = output?.output ?? [];
	if (script?.type !== 'chunk' || more.length > 0) throw new Error('The bundle is not one script.');
	return script.code;
}
