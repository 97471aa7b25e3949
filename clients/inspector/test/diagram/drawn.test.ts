import { describe, expect, it } from 'vitest';
import { CHECKOUT, crowdedMachine, largeMachine } from '../../dev/machines.ts';
import type { Chart, ChartState } from '../../src/diagram/chart/chart.ts';
import { readChart } from '../../src/diagram/chart/read-chart.ts';
import { drawnOf, MAX_DRAWN, MAX_EDGES } from '../../src/diagram/layout/drawn.ts';
import { foldedAtFirst, MAX_AT_FIRST } from '../../src/diagram/layout/folding.ts';
import { labelOf } from '../../src/diagram/layout/labels.ts';
import { fit } from '../../src/diagram/layout/metrics.ts';
import { rowsOf } from '../../src/diagram/layout/rows.ts';
import { notesOf } from '../../src/diagram/view/notes.ts';
import { outlineRows } from '../../src/diagram/view/outline.ts';

const chartOf = (definition: string) => readChart(JSON.parse(definition)) as Chart;
const checkout = chartOf(CHECKOUT);
const id = (path: string) =>
	[...checkout.states.values()].find((each) => each.path.join('.') === path)?.id ?? '';
const arrows = (folded: readonly string[]) =>
	drawnOf(checkout, new Set(folded.map(id))).edges.map(({ source, target, transitions }) => {
		const path = (of: string) => checkout.states.get(of)?.path.join('.') ?? '';
		return `${path(source)} → ${path(target)}: ${transitions.map(({ label }) => label).join(', ')}`;
	});

describe('what is drawn', () => {
	it('has one arrow for all transitions between two states', () => {
		expect(arrows([])).toContain('payment.card → cancelled: error: charge');
		expect(arrows([])).toContain(' → cancelled: ABORT');
		expect(arrows([]).filter((arrow) => arrow.startsWith('basket → payment:'))).toEqual([
			'basket → payment: CHECKOUT',
		]);
	});

	it('lets arrows end at a state that is shut, and hides those within it', () => {
		const shut = arrows(['payment']);
		expect(shut).toContain('payment → cancelled: error: charge');
		expect(shut.some((arrow) => arrow.includes('CARD'))).toBe(false);
		expect(shut.some((arrow) => arrow.startsWith('payment → payment'))).toBe(false);
	});

	it('has transitions without a target in their state', () => {
		const basket = drawnOf(checkout, new Set()).states.get(id('basket'));
		expect(basket?.own.map(({ label }) => label)).toEqual(['ADD', 'CHECKOUT']);
	});

	it('is bounded, and what is left out is counted and said', () => {
		const crowded = chartOf(crowdedMachine(10_000));
		const drawn = drawnOf(crowded, foldedAtFirst(crowded));
		expect(drawn.states.size).toBe(MAX_DRAWN);
		expect(drawn.leftOut).toBe(10_001 - MAX_DRAWN);
		const layout = { boxes: drawn.states, leftOut: drawn.leftOut, arrowsLeftOut: 3 };
		expect(notesOf(crowded, layout)).toEqual([
			'Too many to draw: 400 of 10,001 states are drawn. All are in the list “States”; shut some to see others.',
			'3 arrows are left out: there are too many to draw. Shut some states to see others.',
		]);
		const names = Array.from({ length: 50 }, (_, at) => `s${at}`);
		const on = Object.fromEntries(names.map((name) => [name, name]));
		const dense = { states: Object.fromEntries(names.map((name) => [name, { on }])) };
		const tangle = drawnOf(chartOf(JSON.stringify(dense)), new Set());
		expect(tangle.edges).toHaveLength(MAX_EDGES);
		expect(tangle.edgesLeftOut).toBe(2_500 - MAX_EDGES);
	});

	it('is shut at first as far as it would be too much', () => {
		expect(foldedAtFirst(checkout).size).toBe(0);
		expect(
			drawnOf(chartOf(largeMachine(29, 9)), foldedAtFirst(chartOf(largeMachine(29, 9)))).states.size,
		).toBe(291);
		const larger = chartOf(largeMachine(60, 9));
		const drawn = drawnOf(larger, foldedAtFirst(larger));
		expect(drawn.states.size).toBeGreaterThan(60);
		expect(drawn.states.size).toBeLessThanOrEqual(MAX_AT_FIRST);
	});
});

it('a text is cut where its room ends, never in the middle of a letter', () => {
	const measure = (text: string) => Array.from(text).length * 10;
	expect(fit('short', 'name', 50, measure)).toBe('short');
	expect(fit('too long', 'name', 50, measure)).toBe('too…');
	expect(fit('💥💥💥💥💥💥', 'name', 40, measure)).toBe('💥💥💥…');
	expect(fit('a\n\tb', 'name', 100, measure)).toBe('a b');
	expect(fit('x'.repeat(10_000_000), 'name', 10_000, measure)).toHaveLength(121);
});

it('the list of states finds them by name, also in those that are shut', () => {
	const folded = new Set([id('payment')]);
	const rows = outlineRows(checkout, folded, '');
	expect(rows.map(({ state }) => state.key)).not.toContain('card');
	expect(rows.find(({ state }) => state.key === 'payment')?.expanded).toBe(false);
	expect(outlineRows(checkout, folded, ' CARD ').map(({ state }) => state.key)).toEqual(['card']);
});

it('measures no more lines of a label and of a box than are drawn', () => {
	const on = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`E${i}`, i % 2 === 0 ? 'b' : {}]));
	const chart = readChart({ initial: 'a', states: { a: { on }, b: {} } }) as Chart;
	const drawn = drawnOf(chart, new Set());
	let measured = 0;
	const count = (text: string) => {
		measured++;
		return text.length;
	};
	const label = labelOf(drawn.edges[0]?.transitions ?? [], count);
	expect(label).toHaveLength(12);
	expect(label.at(-1)?.text).toBe('and 2489 more');
	const [, a] = [...drawn.states.values()];
	const rows = rowsOf(a?.state as ChartState, a?.own ?? [], count);
	expect(rows).toHaveLength(12);
	expect(rows.at(-1)?.text).toBe('and 2489 more');
	expect(measured).toBeLessThan(200);
});
