import { describe, expect, it } from 'vitest';
import { jsonRows, PAGE, type Unfolded } from '../src/json/json-rows.ts';
import { preview } from '../src/json/preview.ts';
import { peersRows } from '../src/tree/peer-rows.ts';
import { places } from '../src/tree/tree-row.ts';
import { actorEvent, manualStore, present, snapshotEvent } from './events.ts';

function rows(search = '', toggled: string[] = [], chosen?: string) {
	const { store, publish } = manualStore();
	store.setPeers([present('p-1'), present('p-2')]);
	store.addEvents('p-1', [
		actorEvent('x:0', { name: 'shop' }),
		actorEvent('x:1', { rootId: 'x:0' }),
		snapshotEvent('x:2', { status: 'stopped', value: 'end' }),
	]);
	const view = { search, toggled: new Set(toggled), chosen };
	return peersRows(publish().peers, view).map((row) => `${'  '.repeat(row.level - 1)}${row.kind} ${row.id}`);
}

describe('the rows of the tree', () => {
	it('are peers, their actors nested, and the stopped ones folded away', () => {
		expect(rows()).toEqual([
			'peer p-1',
			'  actor p-1 x:0',
			'    actor p-1 x:1',
			'  ended p-1\nended',
			'peer p-2',
			'  note p-2\nnote',
		]);
	});

	it('keep a chosen actor in sight after it stopped', () => {
		expect(rows('', [], 'p-1 x:2')).toContain('  actor p-1 x:2');
	});

	it('unfold the stopped ones when asked to', () => {
		expect(rows('', ['p-1\nended'])).toContain('    actor p-1 x:2');
	});

	it('fold away what is done but for the last five, and nothing that failed', () => {
		const { store, publish } = manualStore();
		store.setPeers([present('p-1')]);
		const ended = (at: number, status: string) => snapshotEvent(`x:${at}`, { status, value: 'end' });
		store.addEvents('p-1', [
			ended(0, 'error'),
			...Array.from({ length: 7 }, (_, at) => ended(at + 1, 'done')),
		]);
		const shown = (chosen?: string) =>
			peersRows(publish().peers, { search: '', toggled: new Set(), chosen }).map(({ id }) => id);
		expect(shown()).toEqual(['p-1', ...[0, 3, 4, 5, 6, 7].map((at) => `p-1 x:${at}`), 'p-1\nended']);
		expect(shown('p-1 x:1')).toContain('p-1 x:1');
		expect(shown('p-1 x:1')).not.toContain('p-1 x:2');
	});

	it('keep what is above what stays, and those that were done last, not those that began last', () => {
		const { store, publish } = manualStore();
		store.setPeers([present('p-1')]);
		store.addEvents('p-1', [actorEvent('x:0'), actorEvent('x:1'), actorEvent('x:2', { parentId: 'x:1' })]);
		const end = (at: number, time: number) => {
			store.addEvents('p-1', [
				{ ...snapshotEvent(`x:${at}`, { status: 'done', value: 'end' }), createdAt: String(time) },
			]);
		};
		end(1, 1_000);
		for (let at = 3; at < 9; at++) end(at, 2_000 + at);
		end(0, 3_000);
		const shown = peersRows(publish().peers, { search: '', toggled: new Set() }).map(({ id }) => id);
		expect(shown).toEqual([
			'p-1',
			'p-1 x:0',
			'p-1 x:1',
			'p-1 x:2',
			'p-1 x:5',
			'p-1 x:6',
			'p-1 x:7',
			'p-1 x:8',
			'p-1\nended',
		]);
	});

	it('hide what is below a folded row', () => {
		expect(rows('', ['p-1 x:0'])).not.toContain('    actor p-1 x:1');
		expect(rows('', ['p-1', 'p-2'])).toEqual(['peer p-1', 'peer p-2']);
	});

	it('are only those searched for, stopped ones among them', () => {
		expect(rows('shop')).toEqual(['peer p-1', '  actor p-1 x:0']);
		expect(rows('stopped')).toEqual(['peer p-1', '  actor p-1 x:2']);
		expect(rows('nothing like it')).toEqual([]);
	});
});

describe('the places of rows', () => {
	it('are counted among siblings', () => {
		const levels = [1, 2, 2, 3, 2, 1, 2];
		const of = places(levels.map((level, index) => ({ id: String(index), level })));
		expect(of.map(({ position, of }) => `${position}/${of}`)).toEqual([
			'1/2',
			'1/3',
			'2/3',
			'1/1',
			'3/3',
			'2/2',
			'1/1',
		]);
	});
});

const NOTHING: Unfolded = new Map();
const lines = (value: unknown, unfolded = NOTHING) =>
	jsonRows(value, unfolded).map(({ key, text }) => (key === undefined ? text : `${key}=${text}`));

describe('the rows of a JSON value', () => {
	it('show a page of children at a time', () => {
		const many = Array.from({ length: 1_000 }, (_, index) => index);
		const first = lines(many);
		expect(first).toHaveLength(101);
		expect(first.at(-1)).toBe('900 more');
		expect(lines(many, new Map([['', 250]]))).toHaveLength(251);
	});

	it('look into a nested value only when it is unfolded', () => {
		const value = { a: { b: { c: 1 } } };
		expect(lines(value)).toEqual(['a={b: {…}}', 'b={c: 1}']);
		expect(lines(value, new Map([['/a/b', 1]]))).toEqual(['a={b: {…}}', 'b={c: 1}', 'c=1']);
	});

	it('tell apart keys with slashes, tildes and nothing in them', () => {
		const ids = jsonRows({ 'a/b': 1, a: { b: 2 }, '': { '': 3 }, '~more': 4 }, NOTHING).map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('show a key called __proto__ as any other', () => {
		expect(lines(JSON.parse('{"__proto__":1}'))).toEqual(['__proto__=1']);
	});

	it('unfold a long text in place, a part at a time', () => {
		const text = `${'line\n'.repeat(6_000)}end`;
		const [folded] = jsonRows({ text }, NOTHING);
		expect(folded).toMatchObject({ expanded: false, kind: 'string' });
		expect(folded?.text.length).toBeLessThan(400);
		const part = jsonRows({ text }, new Map([['/text', PAGE]]));
		expect(part[0]).toMatchObject({ expanded: true, text: text.slice(0, 10_000) });
		expect(part[1]).toMatchObject({ kind: 'more', text: '20,003 more characters' });
		const whole = jsonRows({ text }, new Map([['/text', 4 * PAGE]]));
		expect(whole.map((row) => row.text)).toEqual([text]);
	});

	it('do not unfold a short text', () => {
		expect(jsonRows({ text: 'short' }, NOTHING)[0]?.expanded).toBeUndefined();
	});

	it('are one line for a plain value', () => {
		expect(lines('text')).toEqual(['"text"']);
		expect(lines(null)).toEqual(['null']);
		expect(lines({})).toEqual(['{}']);
	});
});

describe('the preview of a value', () => {
	it('is short, however large the value', () => {
		expect(preview('a'.repeat(1_000_000)).length).toBeLessThan(300);
		expect(
			preview(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i]))).length,
		).toBeLessThan(100);
	});
});

it('a key of a megabyte is not in the id of every row below it', () => {
	const long = 'k'.repeat(1_000_000);
	const inner = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`s${i}`, i]));
	const ids = jsonRows({ [`${long}a`]: inner, [`${long}b`]: inner }, new Map()).map(({ id }) => id);
	expect(new Set(ids).size).toBe(26);
	expect(ids.join('').length).toBeLessThan(20_000);
});

it('how long a list is is known without a list of its places', () => {
	let lists = 0;
	const list = new Proxy([1, 2, 3], {
		ownKeys: (target) => {
			lists++;
			return Reflect.ownKeys(target);
		},
	});
	expect(jsonRows({ list }, new Map())).toHaveLength(4);
	expect(lists).toBe(0);
});
