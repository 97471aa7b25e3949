import { describe, expect, it } from 'vitest';
import { FilteredLog } from '../src/store/filtered-log.ts';
import { heldLog } from '../src/store/held-log.ts';
import { EventLog } from '../src/store/log.ts';
import { allRows, indexOf } from '../src/store/rows.ts';
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
	it('shows in a view what there was when it was made, however late it is read', () => {
		const log = new EventLog();
		add(log, 'A');
		const view = log.view();
		add(log, 'B');
		expect(view.from(1).map(({ type }) => type)).toEqual(['A']);
		expect(heldLog(view).from(1)).toEqual(view.from(1));
		expect(types(log)).toEqual(['A', 'B']);
	});

	it('keeps entries in the order they came, with ids that increase by one', () => {
		const log = new EventLog();
		add(log, 'A', 'B', 'C');
		expect(types(log)).toEqual(['A', 'B', 'C']);
		expect(log.view()).toMatchObject({ firstId: 1, nextId: 4, dropped: 0 });
	});

	it('lets the oldest go beyond its bound and counts them', () => {
		const log = new EventLog({ items: 3 });
		add(log, 'A', 'B', 'C', 'D', 'E');
		expect(types(log)).toEqual(['C', 'D', 'E']);
		expect(log.view()).toMatchObject({ firstId: 3, nextId: 6, dropped: 2 });
	});

	it('stays exact after many thousands', () => {
		const log = new EventLog({ items: 100 });
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
		const log = new EventLog({ bytes: 10_000 });
		const payload = { type: 'x', _seq: 1, text: 'a'.repeat(4_000) };
		for (const type of ['A', 'B', 'C']) log.append(entry({ type, payload }));
		expect(types(log)).toEqual(['C']);
		expect(log.view().dropped).toBe(2);
	});

	it('is empty after clear and goes on numbering', () => {
		const log = new EventLog({ items: 2 });
		add(log, 'A', 'B', 'C');
		log.clear();
		expect(log.view()).toMatchObject({ firstId: 4, nextId: 4, dropped: 0 });
		add(log, 'D');
		expect(types(log)).toEqual(['D']);
	});
});

const always = () => false;
const read = (filtered: FilteredLog, log: EventLog) => {
	const rows = filtered.read(log.view());
	return Array.from({ length: rows.size }, (_, index) => rows.at(index)?.type);
};

describe('the filtered log', () => {
	it('adds what is new and matches, and looks at nothing twice', () => {
		const log = new EventLog();
		let looks = 0;
		const filtered = new FilteredLog(({ type }) => {
			looks++;
			return type !== 'NO';
		});
		add(log, 'A', 'NO');
		filtered.read(log.view());
		filtered.search(log.view(), always);
		expect(read(filtered, log)).toEqual(['A']);
		add(log, 'B');
		expect(read(filtered, log)).toEqual(['A', 'B']);
		expect(looks).toBe(3);
	});

	it('looks at the past from its end, as far as there is time, while new entries come', () => {
		const log = new EventLog();
		const filtered = new FilteredLog(({ type }) => type !== 'NO');
		add(log, 'A', 'NO', 'B', 'C');
		expect(read(filtered, log)).toEqual([]);
		let left = 2;
		filtered.search(log.view(), () => left-- === 0);
		expect(read(filtered, log)).toEqual(['B', 'C']);
		expect(filtered.isSearching(log.view())).toBe(true);
		expect(filtered.removed).toBe(-2);
		add(log, 'D');
		expect(read(filtered, log)).toEqual(['B', 'C', 'D']);
		filtered.search(log.view(), always);
		expect(read(filtered, log)).toEqual(['A', 'B', 'C', 'D']);
		expect(filtered.isSearching(log.view())).toBe(false);
		expect(filtered.removed).toBe(-3);
	});

	it('loses what the log let go, and says how many rows that were', () => {
		const log = new EventLog({ items: 3 });
		const filtered = new FilteredLog(() => true);
		add(log, 'A', 'B', 'C');
		filtered.read(log.view());
		filtered.search(log.view(), always);
		const { removed } = filtered;
		add(log, 'D', 'E');
		expect(read(filtered, log)).toEqual(['C', 'D', 'E']);
		expect(filtered.removed - removed).toBe(2);
		add(log, 'F', 'G', 'H');
		expect(read(filtered, log)).toEqual(['F', 'G', 'H']);
		expect(filtered.removed - removed).toBe(5);
	});

	it('begins at the end again where much came at once, and never looks at all of it in one go', () => {
		const log = new EventLog();
		let looks = 0;
		const filtered = new FilteredLog(({ type }) => {
			looks++;
			return type === '99999';
		});
		filtered.read(log.view());
		for (let i = 0; i < 100_000; i++) add(log, String(i));
		expect(read(filtered, log)).toEqual([]);
		expect(looks).toBe(0);
		filtered.search(log.view(), () => looks > 10);
		expect(read(filtered, log)).toEqual(['99999']);
	});

	it('gives the same rows where nothing is different', () => {
		const log = new EventLog();
		const filtered = new FilteredLog(({ type }) => type !== 'NO');
		add(log, 'A');
		filtered.read(log.view());
		filtered.search(log.view(), always);
		const rows = filtered.read(log.view());
		add(log, 'NO');
		expect(filtered.read(log.view())).toBe(rows);
		add(log, 'B');
		expect(filtered.read(log.view())).not.toBe(rows);
	});

	it('does not show entries that came after the view it is given', () => {
		const log = new EventLog();
		add(log, 'A');
		const before = log.view();
		add(log, 'B');
		const filtered = new FilteredLog(() => true);
		filtered.read(before);
		filtered.search(before, always);
		expect(filtered.read(before).size).toBe(1);
	});

	it('is empty after the log was cleared', () => {
		const log = new EventLog();
		const filtered = new FilteredLog(() => true);
		add(log, 'A');
		filtered.read(log.view());
		filtered.search(log.view(), always);
		log.clear();
		expect(read(filtered, log)).toEqual([]);
		expect(filtered.isSearching(log.view())).toBe(false);
	});

	it('stays exact over many rounds in which the oldest go', () => {
		const log = new EventLog({ items: 3_000 });
		const filtered = new FilteredLog(({ type }) => Number(type) % 3 === 0);
		let next = 0;
		for (let round = 0; round < 40; round++) {
			for (let i = 0; i < 700; i++) add(log, String(next++));
			filtered.read(log.view());
			filtered.search(log.view(), always);
			const kept = types(log).filter((type) => Number(type) % 3 === 0);
			expect(read(filtered, log)).toEqual(kept);
		}
	});
});

describe('all rows', () => {
	it('are what the log holds, and each is found by its id', () => {
		const log = new EventLog({ items: 3 });
		add(log, 'A', 'B', 'C', 'D');
		const rows = allRows(log.view());
		expect([rows.at(0)?.type, rows.at(2)?.type, rows.at(3)]).toEqual(['B', 'D', undefined]);
		expect([1, 2, 3, 4, 5].map((id) => indexOf(rows, id))).toEqual([-1, 0, 1, 2, -1]);
	});
});

describe('a held log', () => {
	it('stands still and keeps the newest, whatever the log lets go', () => {
		const log = new EventLog({ items: 30_000 });
		for (let i = 1; i <= 25_000; i++) add(log, String(i));
		const held = heldLog(log.view());
		for (let i = 0; i < 30_000; i++) add(log, 'LATER');
		expect(held).toMatchObject({ firstId: 5_001, nextId: 25_001 });
		expect([held.at(5_000), held.at(5_001)?.type, held.at(25_000)?.type, held.at(25_001)]).toEqual([
			undefined,
			'5001',
			'25000',
			undefined,
		]);
		expect(held.from(24_999).map(({ type }) => type)).toEqual(['24999', '25000']);
	});
});
