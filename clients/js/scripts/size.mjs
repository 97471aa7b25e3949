// Holds each entry to its budget: what a page downloads if it bundles that entry alone, compressed as servers do by default.
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const budgets = { 'src/core.ts': 14 * 1024, 'src/index.ts': 25 * 1024 };

for (const [entry, budget] of Object.entries(budgets)) {
	const [{ output }] = await build({
		logLevel: 'error',
		build: { write: false, sourcemap: false, lib: { entry, formats: ['es'] } },
	});
	const size = gzipSync(output.map(({ code }) => code).join(''), { level: 9 }).length;
	const words = `${entry}: ${size} of at most ${budget} bytes compressed\n`;
	if (size > budget) {
		process.stderr.write(words);
		process.exitCode = 1;
	} else process.stdout.write(words);
}
