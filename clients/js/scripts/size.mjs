// Holds the built module to its budget: what a page downloads, compressed as servers do by default.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { URL } from 'node:url';
import { gzipSync } from 'node:zlib';

const budget = 14 * 1024;
const module = new URL('../dist/xstate-webrtc.js', import.meta.url);
const size = gzipSync(readFileSync(module), { level: 9 }).length;
const words = `dist/xstate-webrtc.js: ${size} of at most ${budget} bytes compressed\n`;
if (size > budget) {
	process.stderr.write(words);
	process.exitCode = 1;
} else process.stdout.write(words);
