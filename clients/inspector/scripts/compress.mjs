// Lays each built file beside itself as servers send it, and holds what a browser loads in all to its budget.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const BUDGET = 700 * 1024;

const CODINGS = {
	gz: (content) => gzipSync(content, { level: 9 }),
	br: (content) =>
		brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
};

const assets = fileURLToPath(new URL('../dist/assets/', import.meta.url));
const names = (await readdir(assets)).filter((name) => /\.(js|css)$/.test(name));

for (const [ending, compress] of Object.entries(CODINGS)) {
	let size = 0;
	for (const name of names) {
		const content = compress(await readFile(assets + name));
		await writeFile(`${assets}${name}.${ending}`, content);
		size += content.length;
	}
	const words = `The page: ${size} of at most ${BUDGET} bytes compressed (${ending})\n`;
	if (names.length === 0 || size > BUDGET) {
		process.stderr.write(words);
		process.exitCode = 1;
	} else process.stdout.write(words);
}
