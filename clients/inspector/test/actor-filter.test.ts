import { describe, expect, it } from 'vitest';
import {
	type ActorFilter,
	countShown,
	NO_FILTER,
	optionsOf,
	readFilter,
	toggledIn,
} from '../src/tree/actor-filter.ts';
import { peersRows } from '../src/tree/peer-rows.ts';
import { RateMeter } from '../src/rates/rate-meter.ts';
import { peer } from '../dev/fake-channel.ts';
import { actorEvent, manualStore, present, sentEvent, snapshotEvent } from './events.ts';

function peers() {
	const { store, publish } = manualStore();
	store.setPeers([
		present('p-1', { peer: peer('p-1', { name: 'shop' }) }),
		present('p-2', { peer: peer('p-2', { name: 'cart', kind: 'browser' }) }),
	]);
	store.addEvents('p-1', [
		actorEvent('x:0'),
		snapshotEvent('x:1', { value: 'a', tags: ['busy', 'paid'] }),
		snapshotEvent('x:2', { value: 'a', status: 'stopped' }),
		sentEvent('x:9', 'LATE'),
	]);
	store.addEvents('p-2', [snapshotEvent('x:0', { value: 'a', tags: ['busy'] })]);
	return publish().peers;
}

const shown = (filter: Partial<ActorFilter>) =>
	peersRows(peers(), { search: '', toggled: new Set(), filter: { ...NO_FILTER, ...filter } }).map(
		({ id }) => id,
	);

describe('the filter of the tree', () => {
	it.each([
		['peers', { peer: ['cart'] }, ['p-2', 'p-2 x:0']],
		['kinds', { kind: ['jvm'] }, ['p-1', 'p-1 x:0', 'p-1 x:1', 'p-1\nended']],
		['stopped ones, which are not folded then', { status: ['stopped'] }, ['p-1', 'p-1 x:2']],
		['tags', { tag: ['busy'] }, ['p-1', 'p-1 x:1', 'p-2', 'p-2 x:0']],
		['one of several', { tag: ['busy', 'none'] }, ['p-1', 'p-1 x:1', 'p-2', 'p-2 x:0']],
		['all of its kinds at once', { tag: ['busy'], kind: ['browser'] }, ['p-2', 'p-2 x:0']],
		['nothing where nothing is like that', { tag: ['none'] }, []],
		['a peer that was chosen, though none of its actors', { peer: ['cart'], tag: ['none'] }, ['p-2']],
	])('shows %s', (_what, filter: Partial<ActorFilter>, expected) => {
		expect(shown(filter)).toEqual(expected);
	});

	it('never shows an actor that is only named as a receiver: it may never have lived', () => {
		expect(shown({})).not.toContain('p-1 x:9');
		expect(countShown(peers(), NO_FILTER)).toEqual({ shown: 4, hidden: 0 });
	});

	it('says how many it hides, and what there is to choose from', () => {
		const filter = toggledIn(NO_FILTER, 'tag', 'paid');
		expect(countShown(peers(), filter)).toEqual({ shown: 1, hidden: 3 });
		expect(optionsOf('tag', peers(), toggledIn(filter, 'tag', 'gone'))).toEqual([
			{ value: 'busy', count: 2 },
			{ value: 'gone', count: 0 },
			{ value: 'paid', count: 1 },
		]);
		expect(optionsOf('status', peers(), NO_FILTER).map(({ count }) => count)).toEqual([3, 0, 0, 1]);
		expect(toggledIn(filter, 'tag', 'paid')).toEqual(NO_FILTER);
	});

	it('is read again as it was remembered; anything else filters nothing', () => {
		const filter = { ...NO_FILTER, peer: ['shop'], status: ['error'] };
		expect(readFilter(JSON.stringify(filter))).toEqual(filter);
		for (const text of [undefined, '', 'null', '[]', '{"peer":"shop","tag":[1,{}]}', '{"peer":'])
			expect(readFilter(text)).toEqual(NO_FILTER);
	});
});

describe('rates', () => {
	const counts = (members: Record<string, number>) => new Map(Object.entries(members));

	it('are what came over the last seconds, and none for what rests', () => {
		const meter = new RateMeter();
		expect(meter.sample(0, counts({ a: 100, b: 5 })).size).toBe(0);
		expect([...meter.sample(1_000, counts({ a: 110, b: 5 }))]).toEqual([['a', 10]]);
		expect(meter.sample(2_000, counts({ a: 110 })).get('a')).toBe(5);
		for (const time of [3_000, 4_000]) meter.sample(time, counts({ a: 110 }));
		expect(meter.sample(5_000, counts({ a: 110 })).size).toBe(0);
	});

	it('do not count what was before something was first seen, nor a beginning anew', () => {
		const meter = new RateMeter();
		meter.sample(0, counts({}));
		expect(meter.sample(1_000, counts({ late: 5_000 })).size).toBe(0);
		expect(meter.sample(2_000, counts({ late: 3 })).size).toBe(0);
	});
});
