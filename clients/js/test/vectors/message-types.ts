import { readFileSync } from 'node:fs';
import { isData } from '../../src/data/read.js';
import type { VectorFile } from './vector-files.js';

/** What stands in messages and is none by itself, or is no message between two peers or peer and hub. */
const others = new Set(['offer', 'answer', 'PAY', 'ADD', 'PAID', 'QUOTE']);

/** The types of all messages that docs/protocol.md shows in its examples, but for the plain socket and recordings. */
export function typesOfThePage(): Set<string> {
	const page = readFileSync(new URL('../../../../docs/protocol.md', import.meta.url), 'utf8');
	const [wire = ''] = page.split('### The plain socket');
	const types = [...wire.matchAll(/"type":"([^"]+)"/g)].map(([, type = '']) => type);
	return new Set(types.filter((type) => !others.has(type)));
}

/** The types of all messages that go in or are expected in some vector. */
export function typesOfVectors(files: readonly VectorFile[]): Set<string> {
	const steps = files.flatMap(({ cases }) => cases.flatMap(({ steps = [] }) => steps));
	const messages = steps.flatMap((step) => [step.in, step.out]).flat();
	return new Set(messages.flatMap((message) => (isData(message) ? [String(message.type)] : [])));
}
