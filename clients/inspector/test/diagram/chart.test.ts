import { describe, expect, it } from 'vitest';
import { CHECKOUT, crowdedMachine, hostileMachine } from '../../dev/machines.ts';
import { configurationOf } from '../../src/diagram/chart/active.ts';
import type { Chart, Transition } from '../../src/diagram/chart/chart.ts';
import { readChart } from '../../src/diagram/chart/read-chart.ts';

function chartOf(definition: unknown): Chart {
	const chart = readChart(definition);
	if (chart === undefined) throw new Error('It is no chart.');
	return chart;
}

const checkout = chartOf(JSON.parse(CHECKOUT));

const state = (chart: Chart, path: string) => {
	const found = [...chart.states.values()].find((each) => each.path.join('.') === path);
	if (found === undefined) throw new Error(`There is no state ${path}.`);
	return found;
};

const pathOf = (chart: Chart, id: string) => chart.states.get(id)?.path.join('.');

/** `source label → target, target` */
const inWords = (chart: Chart) => (transition: Transition) =>
	`${pathOf(chart, transition.source)} ${transition.label} → ${transition.targets.map((id) => pathOf(chart, id)).join(', ')}`;

describe('a chart', () => {
	it('has the states of the definition, with what they are and do', () => {
		expect(state(checkout, 'basket')).toMatchObject({
			kind: 'atomic',
			tags: ['open'],
			entry: ['loadPrices', 'track'],
			exit: ['forgetPrices'],
		});
		expect(state(checkout, 'payment').description).toBe('Asks the bank, again if it must');
		expect(state(checkout, 'payment').initial).toBe(state(checkout, 'payment.choosing').id);
		expect(state(checkout, 'payment.card').invokes).toEqual(['chargeCard as charge']);
		expect(state(checkout, 'payment.last')).toMatchObject({ kind: 'history', history: 'deep' });
		expect(state(checkout, 'delivery').kind).toBe('parallel');
		expect(state(checkout, 'delivery.parcel.away').kind).toBe('final');
		expect(checkout.root).toMatchObject({ key: 'checkout', kind: 'compound' });
	});

	it('has the transitions of the definition, whichever way they are written', () => {
		expect(checkout.transitions.map(inWords(checkout))).toEqual([
			' LOG → ',
			' ABORT → cancelled',
			'basket ADD → ',
			'basket EMPTY → basket',
			'basket CHECKOUT → payment',
			'basket CHECKOUT → ',
			'basket after 900000 ms → cancelled',
			'payment BACK → basket',
			'payment RESUME → payment.last',
			'payment done → delivery',
			'payment.choosing CARD → payment.card',
			'payment.choosing INVOICE → payment.paid',
			'payment.card done: charge → payment.paid',
			'payment.card error: charge → payment.choosing',
			'payment.card error: charge → cancelled',
			'payment.last  → payment.choosing',
			'delivery done → finished',
			'delivery.parcel.packing PACKED → delivery.parcel.waiting',
			'delivery.parcel.waiting always → delivery.parcel.away',
			'delivery.letter.writing after longDelay → delivery.letter.sent',
		]);
		expect(checkout.transitions[4]).toMatchObject({
			guard: 'hasItems',
			actions: ['reserve'],
			reenter: false,
		});
		expect(checkout.transitions[3]).toMatchObject({ reenter: true });
		expect(checkout.transitions[5]).toMatchObject({ description: 'Nothing to pay for' });
		expect(checkout.transitions[11]).toMatchObject({ guard: 'isKnown' });
	});

	it('finds targets as XState does', () => {
		const chart = chartOf({
			id: 'm',
			initial: 'a',
			states: {
				a: {
					on: {
						SIBLING: 'b',
						DEEPER: 'b.c',
						CHILD: '.x',
						ID: '#own',
						BELOW: '#own.e',
						ROOTED: '#m.b.c',
						DOTTED: 'with\\.dot',
						BOTH: { target: ['#m.b.c', 'a'] },
						LOST: 'nowhere',
					},
					states: { x: {} },
				},
				b: { states: { c: {}, d: { id: 'own', states: { e: {} } } } },
				'with.dot': {},
			},
		});
		expect(chart.transitions.map((each) => each.targets.map((id) => pathOf(chart, id)).join())).toEqual([
			'b',
			'b.c',
			'a.x',
			'b.d',
			'b.d.e',
			'b.c',
			'with.dot',
			'b.c,a',
			'',
		]);
		expect(chart.transitions.at(-1)?.lost).toEqual(['nowhere']);
	});

	it('reads what XState writes itself, and what its version 4 said', () => {
		const chart = chartOf({
			id: 'm',
			initial: { target: ['#m.a'], actions: [] },
			states: {
				a: {
					entry: [{ type: 'hello' }],
					on: { GO: [{ target: ['#m.b'], guard: { type: 'may' }, actions: [{ type: 'act' }] }] },
					after: [{ delay: 500, target: ['#m.b'] }],
					invoke: [{ src: 'load', id: '0.m.a', onDone: [{ target: ['#m.b'] }] }],
				},
				b: {
					onEntry: 'old',
					on: { '': { target: 'a', cond: 'mayGoOn' }, SELF: { target: 'b', internal: false } },
				},
			},
		});
		expect(chart.root.initial).toBe(state(chart, 'a').id);
		expect(state(chart, 'b').entry).toEqual(['old']);
		expect(chart.transitions.map(inWords(chart))).toEqual([
			'a GO → b',
			'a after 500 ms → b',
			'a done: 0.m.a → b',
			'b always → a',
			'b SELF → b',
		]);
		expect(chart.transitions[3]).toMatchObject({ cause: 'always', guard: 'mayGoOn' });
		expect(chart.transitions[4]?.reenter).toBe(true);
	});

	it('is none where there are no states', () => {
		for (const other of [undefined, null, 7, 'text', [], {}, { id: 'x' }, { states: {} }, { states: 'a' }]) {
			expect(readChart(other)).toBeUndefined();
		}
	});

	it('reads a hostile definition without harm, and says what it leaves out', () => {
		const chart = chartOf(JSON.parse(hostileMachine()));
		expect(state(chart, '__proto__').kind).toBe('atomic');
		expect(chart.leftOut).toBeGreaterThan(20);
		expect(chart.transitions.filter(({ lost }) => lost.length > 0).map(({ lost }) => lost)).toContainEqual([
			'nowhere',
		]);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(chartOf(JSON.parse(crowdedMachine(20_100))).leftOut).toBe(101);
	});
});

describe('the active configuration', () => {
	const active = (value: unknown) => {
		const found = configurationOf(checkout, value);
		return { paths: [...found.active].map((id) => pathOf(checkout, id)).sort(), unknown: found.unknown };
	};

	it('is what a state value names, and the states around it', () => {
		expect(active('basket')).toEqual({ paths: ['', 'basket'], unknown: [] });
		expect(active({ delivery: { parcel: 'packing', letter: 'sent' } }).paths).toEqual([
			'',
			'delivery',
			'delivery.letter',
			'delivery.letter.sent',
			'delivery.parcel',
			'delivery.parcel.packing',
		]);
		expect(active({ payment: {} }).paths).toEqual(['', 'payment']);
	});

	it('is empty for a machine that has not begun', () => {
		for (const value of [undefined, null, {}, []]) expect(active(value).paths).toEqual([]);
	});

	it('tells what the definition does not name', () => {
		expect(active({ payment: 'crypto' }).unknown).toEqual(['payment.crypto']);
		expect(active(JSON.parse('{"__proto__": "constructor"}')).unknown).toEqual(['__proto__']);
	});
});

describe('a chart with endless names', () => {
	const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`s${i}`, {}]));
	const letters = (chart: Chart) =>
		[...chart.states.values()].reduce(
			(sum, { names, path }) => sum + names.join('').length + path.join('.').length,
			0,
		);

	it('does not have them again in each state within: such states are left out, which is said', () => {
		const chart = chartOf({ id: 'm', states: { a: {}, ['x'.repeat(200_000)]: { states: many } } });
		expect(chart.leftOut).toBe(501);
		expect(letters(chart)).toBeLessThan(100);
	});

	it('does not have the machine’s own in each of its states', () => {
		const chart = chartOf({ id: 'm'.repeat(200_000), states: many });
		expect(chart.states.size).toBe(501);
		expect(letters(chart)).toBeLessThan(2_000_000);
	});
});
