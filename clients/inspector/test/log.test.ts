import { describe, expect, it } from 'vitest';
import { FilteredLog } from '../src/store/filtered-log.ts';
import { EventLog } from '../src/store/log.ts';
import { entry } from './events.ts';

const types = (log: EventLog) =>
	log
		.view()
		.from(0)
		.map(({ type }) => type);
const add = (log: EventLog, ...names: string[]) => {
	for (const type of names) log.append(entry({ type }));
};

describe('the event log', () => {
	it('keeps entries in the order they came, with ids that increase by one', () => {
		const log = new EventLog();
		add(log, 'A', 'B', 'C');
		expect(types(log)).toEqual(['A', 'B', 'C']);
		expect(log.view()).toMatchObject({ firstId: 1, nextId: 4, dropped: 0 });
	});

	it('lets the oldest go beyond its bound and counts them', () => {
		const log = new EventLog(3);
		add(log, 'A', 'B', 'C', 'D', 'E');
		expect(types(log)).toEqual(['C', 'D', 'E']);
		expect(log.view()).toMatchObject({ firstId: 3, nextId: 6, dropped: 2 });
	});

	it('stays exact after many thousands', () => {
		const log = new EventLog(100);
		for (let i = 1; i <= 5_000; i++) add(log, String(i));
		expect(types(log)).toHaveLength(100);
		expect(types(log)[0]).toBe('4901');
		expect(
			log
				.view()
				.from(5_000)
				.map(({ type }) => type),
		).toEqual(['5000']);
	});

	it('lets entries go when their payloads weigh too much, but never the newest', () => {
		const log = new EventLog(100, 10_000);
		const payload = { type: 'x', _seq: 1, text: 'a'.repeat(4_000) };
		for (const type of ['A', 'B', 'C']) log.append(entry({ type, payload }));
		expect(types(log)).toEqual(['C']);
		expect(log.view().dropped).toBe(2);
	});

	it('is empty after clear and goes on numbering', () => {
		const log = new EventLog(2);
		add(log, 'A', 'B', 'C');
		log.clear();
		expect(log.view()).toMatchObject({ firstId: 4, nextId: 4, dropped: 0 });
		add(log, 'D');
		expect(types(log)).toEqual(['D']);
	});
});

describe('the filtered log', () => {
	it('adds what is new and matches, and looks at nothing twice', () => {
		const log = new EventLog();
		let looks = 0;
		const filtered = new FilteredLog(({ type }) => {
			looks++;
			return type !== 'NO';
		});
		add(log, 'A', 'NO');
		expect(filtered.read(log.view()).map(({ type }) => type)).toEqual(['A']);
		add(log, 'B');
		expect(filtered.read(log.view()).map(({ type }) => type)).toEqual(['A', 'B']);
		expect(looks).toBe(3);
	});

	it('loses what the log let go, and says how many rows that were', () => {
		const log = new EventLog(3);
		const filtered = new FilteredLog();
		add(log, 'A', 'B', 'C');
		filtered.read(log.view());
		add(log, 'D', 'E');
		expect(filtered.read(log.view()).map(({ type }) => type)).toEqual(['C', 'D', 'E']);
		expect(filtered.removed).toBe(2);
	});

	it('does not show entries that came after the view it is given', () => {
		const log = new EventLog();
		add(log, 'A');
		const before = log.view();
		add(log, 'B');
		expect(new FilteredLog().read(before).map(({ type }) => type)).toEqual(['A']);
	});

	it('is empty after the log was cleared', () => {
		const log = new EventLog();
		const filtered = new FilteredLog();
		add(log, 'A');
		filtered.read(log.view());
		log.clear();
		expect(filtered.read(log.view())).toEqual([]);
	});
});
