import { describe, expect, it } from 'vitest';
import { MAX_LANES, shownLanes } from '../src/sequence/model/shown-lanes.ts';
import { ShownRows } from '../src/sequence/model/shown-rows.ts';
import { EventLog } from '../src/store/log.ts';
import { diagram, STAND_IN } from './sequence-log.ts';

const ALL = { filter: '', hidden: new Set<string>() };
const names = (lanes: readonly { key: string }[]) => lanes.map(({ key }) => key);

describe('the lanes that are drawn', () => {
	it('stand beside those of their peer, whoever came first', () => {
		const { event, read } = diagram();
		event('p-b', 'x:0', 'GO');
		event('p-a', 'x:0', 'GO');
		event('p-b', 'x:1', 'GO', 'p-b/');
		const { lanes, next } = read();
		expect(names(shownLanes(lanes, next, ALL))).toEqual(['p-b ', 'p-b x:0', 'p-b x:1', 'p-a x:0']);
	});

	it('are those that did most of late, and stay while others do no more than they', () => {
		const { event, read } = diagram();
		for (let i = 0; i < 600; i++) event('p-a', `x:${i}`, 'GO');
		const first = shownLanes(read().lanes, read().next, ALL);
		expect(first).toHaveLength(MAX_LANES);
		expect(names(first)).toContain('p-a x:599');
		for (let i = 0; i < 300; i++) event('p-a', `x:${i}`, 'GO');
		expect(shownLanes(read().lanes, read().next, ALL, first)).toBe(first);
		for (let i = 0; i < 20; i++) event('p-a', 'x:7', 'GO');
		const later = names(shownLanes(read().lanes, read().next, ALL, first));
		expect(later).toContain('p-a x:7');
		expect(later).toHaveLength(MAX_LANES);
	});

	it('are those that a filter names, and none that is hidden', () => {
		const { event, actor, read } = diagram();
		actor('p-a', 'x:0', { name: 'order' });
		event('p-b', 'x:1', 'GO');
		const { lanes, next } = read();
		expect(names(shownLanes(lanes, next, { ...ALL, filter: 'ORD' }))).toEqual(['p-a x:0']);
		expect(names(shownLanes(lanes, next, { ...ALL, filter: 'p-b' }))).toEqual(['p-b x:1']);
		expect(names(shownLanes(lanes, next, { ...ALL, hidden: new Set(['p-b x:1']) }))).toEqual(['p-a x:0']);
	});
});

describe('the rows that are drawn', () => {
	it('have to do with a lane that is shown', () => {
		const { event, read } = diagram();
		event('p-a', 'x:0', 'GO');
		event('p-a', 'x:1', 'GO', 'x:2');
		const sequence = read();
		const rows = new ShownRows();
		const only = (key: string) => [...sequence.lanes.values()].filter((lane) => lane.key === key);
		expect(rows.read(sequence, only('p-a x:0'))).toHaveLength(3);
		const two = only('p-a x:2');
		expect(rows.read(sequence, two).map((id) => sequence.row(id)?.to)).toEqual([
			undefined,
			undefined,
			'p-a x:1',
		]);
		event('p-a', 'x:2', 'GO');
		expect(rows.read(read(), two)).toHaveLength(4);
	});

	it('are joined by one that turns out to be for a lane that is shown', () => {
		const { actor, event, read } = diagram();
		actor('p-a', 'x:1', STAND_IN);
		event('p-a', 'x:1', 'PAY', 'x:0');
		event('p-b', 'x:3', 'LOOK');
		const sequence = read();
		const order = [...sequence.lanes.values()].filter(({ key }) => key === 'p-b x:3');
		const rows = new ShownRows();
		expect(rows.read(sequence, order)).toHaveLength(3);
		event('p-b', 'x:3', 'PAY', 'p-a/x:1');
		const types = rows.read(read(), order).map((id) => sequence.row(id)?.entry.type);
		expect(types.slice(2)).toEqual(['PAY', 'LOOK']);
	});

	it('go with the log, and say how many went', () => {
		const { event, read } = diagram(new EventLog({ items: 3 }));
		for (let i = 0; i < 3; i++) event('p-a', 'x:0', 'GO');
		const sequence = read();
		const lanes = [...sequence.lanes.values()];
		const rows = new ShownRows();
		rows.read(sequence, lanes);
		event('p-a', 'x:0', 'GO');
		expect(rows.read(read(), lanes)).toHaveLength(3);
		expect(rows.removed).toBe(1);
	});
});
