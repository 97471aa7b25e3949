import { readdirSync, readFileSync } from 'node:fs';
import { type Data, isData } from '../../src/data/read.js';

/** One line of a file of vectors, with its macros expanded. */
export interface Case extends Data {
	readonly name: string;
	readonly section: string;
	/** What an implementation may lack. */
	readonly needs?: readonly string[];
	/** What goes in is not disturbed. */
	readonly exact?: boolean;
	readonly given?: Data;
	readonly steps?: readonly Data[];
}

/** A file of docs/vectors. */
export interface VectorFile {
	readonly name: string;
	/** Which side of the protocol it tests. */
	readonly role: string;
	readonly cases: readonly Case[];
}

const folder = new URL('../../../../docs/vectors/', import.meta.url);

/** All files of docs/vectors. @throws Error if a file is of another format or a line is none */
export function vectorFiles(): VectorFile[] {
	const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
	return names.sort().map((name) => readVectors(name, readFileSync(new URL(name, folder), 'utf8')));
}

/** @throws Error if the text is no file of vectors */
export function readVectors(name: string, text: string): VectorFile {
	const [header, ...cases] = text
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as Data);
	if (header?.vectors !== 1 || typeof header.role !== 'string')
		throw new Error(`${name} does not begin with a header of version 1.`);
	return { name, role: header.role, cases: cases.map((line) => expanded(line) as Case) };
}

/** A value of the file with every `$text` in its place. */
export function expanded(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(expanded);
	if (!isData(value)) return value;
	if (Array.isArray(value.$text)) return value.$text.map(part).join('');
	return fromEntries(Object.entries(value).map(([name, member]) => [name, expanded(member)]));
}

function part(given: unknown): string {
	if (typeof given === 'string') return given;
	const [text, times] = given as [string, number];
	return text.repeat(times);
}

/** An object whose members may have any name, `__proto__` too. */
export function fromEntries(entries: readonly (readonly [string, unknown])[]): Data {
	const made = {};
	for (const [name, value] of entries)
		Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
	return made;
}
