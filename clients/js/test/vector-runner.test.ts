import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Data } from '../src/data/read.js';
import { runFrameCase } from './vectors/frame-cases.js';
import { LinkUnderTest } from './vectors/link-under-test.js';
import { typesOfThePage, typesOfVectors } from './vectors/message-types.js';
import { Script } from './vectors/script.js';
import { readVectors, vectorFiles } from './vectors/vector-files.js';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

const run = (steps: readonly Data[]) =>
	new Script(new LinkUnderTest(), false).run({ name: 'a case', section: '', steps });

const met = { meet: 'c-1' };
const told = (type: string) => ({ told: { message: { type } } });

describe('the vectors', () => {
	it('have every message that docs/protocol.md shows', () => {
		const vectors = typesOfVectors(vectorFiles());
		expect([...typesOfThePage()].filter((type) => !vectors.has(type))).toEqual([]);
	});

	it('have names of their own within a file', () => {
		for (const { name, cases } of vectorFiles()) {
			const names = cases.map((each) => each.name);
			expect(new Set(names).size, name).toBe(names.length);
		}
	});
});

describe('the runner of vectors goes red', () => {
	it.each([
		['a step that it does not know', [{ dance: true }]],
		['a deed that it does not know', [{ do: 'dance' }]],
		['a message that does not come', [met, { out: { type: 'send' } }]],
		['an acknowledgement that does not come', [met, { out: { type: 'ack', received: 1 } }]],
		[
			'an acknowledgement of more',
			[met, { in: { type: 'a' } }, told('a'), { out: { type: 'ack', received: 2 } }],
		],
		['something told that is not expected', [met, { in: { type: 'a' } }]],
		['something sent that is not expected', [met, { do: 'send', message: { type: 'send' } }]],
		['what is told in another order', [met, { in: [{ type: 'a' }, { type: 'b' }] }, told('b'), told('a')]],
		['a told thing that does not come', [met, { told: { taken: 'one' } }]],
		['a connection that is not closed', [met, { closed: true }]],
		['a name that is not bound', [met, { in: { type: 'a', n: '$nobody' } }]],
		['a hello that is another', [{ connect: 'c-1' }, { out: { type: 'hello', version: 2 } }]],
		[
			'a name that stands for two things',
			[
				met,
				{
					in: [
						{ type: 'ping', t: 1 },
						{ type: 'ping', t: 2 },
					],
				},
				pong('$t'),
				pong('$t'),
			],
		],
		['a member that is not expected', [met, { in: { type: 'ping', t: 1 } }, { out: { type: 'pong' } }]],
		['a member that is missing', [met, { in: { type: 'ping', t: 1 } }, pong(1, { u: '*' })]],
	])('at %s', async (_what, steps) => {
		await expect(run(steps)).rejects.toThrow(/^Step \d+/);
	});

	it('at frames that give something else, or that are not refused', () => {
		const frames = { name: '', section: '', read: ['[{"type":"a"}]'] };
		expect(() => {
			runFrameCase({ ...frames, gives: [{ type: 'b' }] });
		}).toThrow();
		expect(() => {
			runFrameCase({ ...frames, gives: [] });
		}).toThrow();
		expect(() => {
			runFrameCase({ ...frames, refused: true });
		}).toThrow();
	});

	it('at a file of another format', () => {
		expect(() => readVectors('x.jsonl', '{"vectors":2,"role":"link"}\n')).toThrow('version 1');
		expect(() => readVectors('x.jsonl', '{"name":"a case"}\n')).toThrow('version 1');
	});
});

function pong(t: unknown, more: object = {}) {
	return { out: { type: 'pong', t, ...more } };
}
