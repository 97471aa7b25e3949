import { describe, expect, it } from 'vitest';
import { type Change, difference } from '../src/changes/difference.ts';
import { differenceRows, toggled } from '../src/changes/difference-rows.ts';
import { isMomentOf, momentChange, momentOf } from '../src/changes/moment.ts';
import { textChange } from '../src/changes/text-change.ts';
import { FilteredLog } from '../src/store/filtered-log.ts';
import { rowsBelow } from '../src/store/rows.ts';
import { actorEvent, entry, manualStore, present, sentEvent, snapshotEvent } from './events.ts';

/** Every difference in a line: `items/0/price ~ 1 -> 2`. */
function lines(changes: readonly Change[], above = ''): string[] {
	return changes.flatMap(({ key, kind, before, after, inner }) => {
		const path = above + key;
		if (kind === 'within') return lines(inner, `${path}/`);
		const values = { added: [after], removed: [before], changed: [before, after] }[kind];
		return `${path} ${{ added: '+', removed: '-', changed: '~' }[kind]} ${values
			.map((value) => JSON.stringify(value))
			.join(' -> ')}`;
	});
}

const between = (before: object, after: object) =>
	lines(difference(before as Record<string, unknown>, after as Record<string, unknown>).changes);

const parse = (text: string) => JSON.parse(text) as Record<string, unknown>;

describe('the difference between two values', () => {
	it.each([
		['nothing where they are alike', { a: { b: [1, { c: null }] } }, { a: { b: [1, { c: null }] } }, []],
		['what came, went and changed', { a: 1, b: 2 }, { b: 3, c: 4 }, ['a - 1', 'b ~ 2 -> 3', 'c + 4']],
		['what is inside', { a: { b: { c: 1 } } }, { a: { b: { c: 2 } } }, ['a/b/c ~ 1 -> 2']],
		['one kind of value in place of another', { a: [1] }, { a: { 0: 1 } }, ['a ~ [1] -> {"0":1}']],
		['null, which is a value', { a: null }, { a: {} }, ['a ~ null -> {}']],
		['an item put in front of others', { a: [1, 2] }, { a: [0, 1, 2] }, ['a/0 + 0']],
		['an item taken from the middle', { a: [1, 2, 3] }, { a: [1, 3] }, ['a/1 - 2']],
		['an item added at the end', { a: [{ b: 1 }] }, { a: [{ b: 1 }, { b: 2 }] }, ['a/1 + {"b":2}']],
		['a change inside an item', { a: [{ b: 1, c: 1 }] }, { a: [{ b: 2, c: 1 }] }, ['a/0/b ~ 1 -> 2']],
		['items that repeat', { a: [1, 1, 1] }, { a: [1, 1] }, ['a/2 - 1']],
	])('is %s', (_what, before, after, expected) => {
		expect(between(before, after)).toEqual(expected);
	});

	it('takes keys that every object inherits for keys as any other', () => {
		expect(between({}, parse('{"__proto__":{"x":1},"constructor":1,"toString":null}'))).toEqual([
			'__proto__ + {"x":1}',
			'constructor + 1',
			'toString + null',
		]);
		expect(between(parse('{"__proto__":{"x":1}}'), parse('{"__proto__":{"x":2}}'))).toEqual([
			'__proto__/x ~ 1 -> 2',
		]);
		expect(({} as { x?: unknown }).x).toBeUndefined();
	});

	it('lists the first of a hundred thousand differences, and counts all', () => {
		const many = (value: number) =>
			Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, value]));
		const { changes, count, listed, isWhole } = difference({ many: many(1) }, { many: many(2) });
		expect({ count, listed, isWhole }).toEqual({ count: 100_000, listed: 5_000, isWhole: true });
		expect(changes[0]?.inner).toHaveLength(5_000);
	});

	it('finds one difference among a hundred thousand keys', () => {
		const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, { i }]));
		expect(between({ many }, { many: { ...structuredClone(many), k77777: { i: 0 } } })).toEqual([
			'many/k77777/i ~ 77777 -> 0',
		]);
	});

	it('ends, and says that there may be more, where there is more than is compared', () => {
		const list = (last: number) => [...Array.from({ length: 500_000 }, (_, i) => ({ i })), last];
		expect(difference({ list: list(1) }, { list: list(2) }).isWhole).toBe(false);
		const ring: Record<string, unknown> = {};
		ring.ring = ring;
		const other: Record<string, unknown> = { ring: {} };
		(other.ring as Record<string, unknown>).ring = other;
		expect(difference(ring, other)).toMatchObject({ count: 0, isWhole: false });
	});

	it('looks into values of any depth', () => {
		const deep = (bottom: string) => {
			let value: unknown = bottom;
			for (let i = 0; i < 50_000; i++) value = { deep: value };
			return { value };
		};
		expect(difference(deep('a'), deep('a')).count).toBe(0);
		const found = difference(deep('a'), deep('b'));
		expect(found.count).toBe(1);
		expect(differenceRows(found.changes, new Map()).length).toBeGreaterThan(100);
	});
});

describe('the lines of a difference', () => {
	const { changes } = difference(
		{ a: { b: 1 }, gone: { list: Array.from({ length: 250 }, (_, i) => i) } },
		{ a: { b: 2 }, 'x/y~': [] },
	);
	const show = (unfolded = new Map<string, number>()) =>
		differenceRows(changes, unfolded).map(({ level, kind, key }) => `${' '.repeat(level)}${kind} ${key}`);

	it('show what changed in its place, and what came or went folded', () => {
		expect(show()).toEqual([' within a', '  changed b', ' removed gone', ' added x/y~']);
	});

	it('are unfolded a page at a time, and folded again', () => {
		const rowOf = (unfolded: ReadonlyMap<string, number>, key: string) => {
			const found = differenceRows(changes, unfolded).find((row) => row.key === key);
			const after = found && toggled(unfolded, found);
			if (after === undefined) throw new Error(`Nothing unfolds at ${key}.`);
			return new Map(after);
		};
		const gone = rowOf(new Map(), 'gone');
		const list = rowOf(gone, 'list');
		expect(show(list).filter((line) => line.startsWith('   removed'))).toHaveLength(100);
		const more = rowOf(list, '150 more');
		expect(show(more).filter((line) => line.startsWith('   removed'))).toHaveLength(200);
		expect(show(rowOf(more, 'gone'))).toEqual(show());
		expect(show(rowOf(more, 'a'))).not.toContain('  changed b');
	});

	it('show of long texts where they first differ', () => {
		const [before, after] = textChange(`${'a'.repeat(10_000_000)}x`, `${'a'.repeat(900_000)}yes`);
		expect(before).toMatch(/^…a{80}…$/);
		expect(after).toMatch(/^…a{40}yes$/);
		expect(textChange('one', 'two')).toEqual(['one', 'two']);
	});
});

describe('the moments of an actor', () => {
	const of = (members: Record<string, unknown>) => {
		const moment = momentOf(
			entry({ kind: 'snapshot', sessionId: 'x:1', payload: snapshotEvent('x:1', members) }),
		);
		if (moment === undefined) throw new Error('It tells of no state.');
		return moment;
	};

	it('differ in states, tags, status and what they hold', () => {
		const change = momentChange(
			of({ value: { a: 'one', b: 'same' }, tags: ['busy', 'kept'], context: { n: 1 } }),
			of({
				value: { a: 'two', b: 'same' },
				tags: ['kept', 'idle'],
				context: { n: 2 },
				status: 'done',
				output: 7,
			}),
		);
		expect(change.states).toEqual({ removed: ['a.one'], added: ['a.two'], kept: ['b.same'] });
		expect(change.tags).toEqual({ removed: ['busy'], added: ['idle'], kept: ['kept'] });
		expect(change.status).toEqual(['active', 'done']);
		expect(lines(change.data.changes)).toEqual(['context/n ~ 1 -> 2', 'output + 7']);
	});

	it('say nothing of a context that was not known, which is not an empty one', () => {
		const change = momentChange(of({ value: 'a' }), of({ value: 'a', context: { n: 1 } }));
		expect(change).toMatchObject({ contextUnknown: true, data: { count: 0 } });
		expect(momentChange(of({ context: {} }), of({ context: { n: 1 } })).data.count).toBe(1);
	});

	const moments = (log: ReturnType<ReturnType<typeof manualStore>['publish']>['log']) => {
		const rows = new FilteredLog(isMomentOf({ peerId: 'p-1', sessionId: 'x:1' }));
		rows.read(log);
		rows.search(log, () => false);
		const read = rows.read(log);
		return { read, types: Array.from({ length: read.size }, (_, i) => read.at(i)?.type) };
	};

	it('are its changes and its start, and nothing of others; also once it is gone', () => {
		const { store, publish } = manualStore();
		store.setPeers([present('p-1'), present('p-2')]);
		store.synced('p-1', []);
		store.addEvents('p-1', [
			actorEvent('x:1'),
			sentEvent('x:1', 'PAY'),
			snapshotEvent('x:1', { value: 'paid' }),
			snapshotEvent('x:2', { value: 'paid' }, 'OTHER'),
		]);
		store.addEvents('p-2', [snapshotEvent('x:1', { value: 'paid' }, 'ELSEWHERE')]);
		store.setPeers([]);
		expect(moments(publish().log).types).toEqual(['started', 'PAY']);
	});

	it('are not how it stood when this page came, which is told before what led to it', () => {
		const { store, publish } = manualStore();
		store.setPeers([present('p-1')]);
		store.addEvents('p-1', [
			actorEvent('x:1', { snapshot: { value: 'paid' } }),
			{ ...snapshotEvent('x:1', { value: 'checkout' }, 'CHECKOUT'), _seq: 2 },
			{ ...snapshotEvent('x:1', { value: 'paid' }, 'PAY'), _seq: 3 },
		]);
		store.synced('p-1', ['x:1']);
		// It is told again, with the number of its start, after this page fell behind.
		store.addEvents('p-1', [actorEvent('x:1', { snapshot: { value: 'sent' } })]);
		const { log } = publish();
		expect(moments(log).types).toEqual(['CHECKOUT', 'PAY']);
		const started = log.from(0).filter(({ kind }) => kind === 'actor');
		expect(started.map(({ late, leaves }) => [late, leaves])).toEqual([
			[true, undefined],
			[true, undefined],
		]);
	});

	it('that came since it was looked back stay out', () => {
		const { store, publish } = manualStore();
		store.setPeers([present('p-1')]);
		for (const type of ['A', 'B', 'C']) store.addEvents('p-1', [snapshotEvent('x:1', { value: 'a' }, type)]);
		const { log } = publish();
		const { read } = moments(log);
		const below = rowsBelow(read, log.nextId - 1);
		expect(below.size).toBe(2);
		expect([below.at(1)?.type, below.at(2)]).toEqual(['B', undefined]);
		expect(rowsBelow(read, 0).size).toBe(0);
		expect(rowsBelow(read, log.nextId).size).toBe(3);
	});
});

it('a key of a megabyte is not in the id of every row below it', () => {
	const long = 'k'.repeat(1_000_000);
	const inner = (value: number) =>
		Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`s${i}`, value]));
	const { changes } = difference(
		{ [`${long}a`]: inner(1), [`${long}b`]: 1 },
		{ [`${long}a`]: inner(2), [`${long}b`]: 2 },
	);
	const ids = differenceRows(changes, new Map()).map(({ id }) => id);
	expect(new Set(ids).size).toBe(502);
	expect(ids.join('').length).toBeLessThan(200_000);
});
