import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capture } from '../src/capturing/capture.js';
import { isSecret } from '../src/capturing/secret-keys.js';
import { parseJson } from '../src/data/json.js';
import { isLike } from '../src/serving/matches.js';
import { readQuestion } from '../src/serving/read-question.js';

/** What is said of a value instead of it. */
const notes = new Set<unknown>([
	'(circular)',
	'(unreadable)',
	'(left out: too deep)',
	'(left out: too much)',
]);

describe('what is shown of a value', () => {
	it('is JSON, whatever it was', () => {
		const circular: Record<string, unknown> = { name: 'a' };
		circular.self = circular;
		const value = {
			circular,
			big: 12n,
			never: Number.NaN,
			day: new Date(0),
			error: new TypeError('words'),
			map: new Map<unknown, number>([
				['k', 1],
				[{ toString: 0 }, 2],
			]),
			set: new Set([1]),
			absent: undefined,
			call: () => 1,
			list: [undefined, 1],
			get broken(): unknown {
				throw new Error('no');
			},
		};
		expect(capture(value, true)).toEqual({
			circular: { name: 'a', self: '(circular)' },
			big: '12',
			never: 'NaN',
			day: '1970-01-01T00:00:00.000Z',
			error: { name: 'TypeError', message: 'words' },
			map: { k: 1, '(object)': 2 },
			set: [1],
			list: [null, 1],
			broken: '(unreadable)',
		});
	});

	it('without the permission for values is names alone', () => {
		const value = { total: 7, lines: [{ sku: 'a-1' }], 'ann@example.com': 1, order12345: true, none: null };
		expect(capture(value, false)).toEqual({
			total: '******',
			lines: [{ sku: '******' }],
			'******': '******',
			'****** (4)': '******',
			none: null,
		});
	});

	it('is bounded in every direction', () => {
		const deep = (depth: number): unknown => (depth === 0 ? 1 : { in: deep(depth - 1) });
		for (const value of [
			deep(10_000),
			Array.from({ length: 100_000 }, () => 'x'.repeat(100)),
			'x'.repeat(10_000_000),
			Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`k${index}`, index])),
		]) {
			expect(JSON.stringify(capture(value, true)).length).toBeLessThan(400_000);
		}
	});

	it.each(['password', 'X-Api-Key', 'authToken', 'pan', 'cardPan', 'sessionId', 'userPin'])(
		'masks %s',
		(key) => {
			expect(isSecret(key)).toBe(true);
			expect(capture({ [key]: { inner: 1 } }, true)).toEqual({ [key]: '******' });
		},
	);

	it.each(['total', 'company', 'opening', 'keyboard', 'spinner'])('shows %s', (key) => {
		expect(isSecret(key)).toBe(false);
	});

	it('is always JSON, and hides every scalar from those who may not see values', () => {
		fc.assert(
			fc.property(fc.object({ withBigInt: true, withDate: true, withMap: true, withSet: true }), (value) => {
				const text = JSON.stringify(capture(value, true));
				expect(() => parseJson(text)).not.toThrow();
				const leaves: unknown[] = [];
				JSON.stringify(capture(value, false), (_key, leaf: unknown) => {
					if (typeof leaf !== 'object') leaves.push(leaf);
					return leaf;
				});
				expect(leaves.filter((leaf) => leaf !== '******' && !notes.has(leaf))).toEqual([]);
			}),
			{ numRuns: 500 },
		);
	});
});

describe('a question', () => {
	it('of any shape is read whole or not at all', () => {
		const types = [
			'send',
			'ask',
			'cancel',
			'subscribe',
			'unsubscribe',
			'watch',
			'actors',
			'spawn',
			'stop',
			'reply',
		];
		const message = fc.record(
			{
				type: fc.oneof(fc.constantFrom(...types), fc.anything()),
				id: fc.oneof(fc.nat(), fc.anything()),
				to: fc.oneof(fc.string({ maxLength: 300 }), fc.anything()),
				event: fc.oneof(fc.record({ type: fc.string({ maxLength: 300 }) }), fc.anything()),
				timeoutMs: fc.oneof(fc.integer(), fc.anything()),
				query: fc.anything(),
				watch: fc.anything(),
			},
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(message, (data) => {
				const read = readQuestion(data);
				if (!read || read.type === 'malformed') return;
				if ('to' in read) expect(read.to).toSatisfy((to: string) => to.length >= 1 && to.length <= 256);
				if ('event' in read) expect(read.event.type).toMatch(/^(?!xstate\.)[^]{1,256}$/);
				if (read.type !== 'send') expect(read.id).toBeGreaterThanOrEqual(1);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('names actors with *, as an ordinary search would', () => {
		const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
		const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
		fc.assert(
			fc.property(letters, text, (pattern, name) => {
				expect(isLike(pattern, name)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(name));
			}),
			{ numRuns: 2_000 },
		);
	});
});
