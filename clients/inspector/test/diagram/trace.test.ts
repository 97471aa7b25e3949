import { describe, expect, it, vi } from 'vitest';
import { CHECKOUT } from '../../dev/machines.ts';
import { configurationOf } from '../../src/diagram/chart/active.ts';
import type { Chart } from '../../src/diagram/chart/chart.ts';
import { readChart } from '../../src/diagram/chart/read-chart.ts';
import { Tracer } from '../../src/diagram/chart/trace.ts';

function traced(definition: unknown, before: unknown, type: string, after: unknown): string[] {
	const chart = readChart(definition) as Chart;
	const ids = (value: unknown) => configurationOf(chart, value).active;
	const taken = new Tracer(chart).trace(type, ids(before), ids(after));
	return chart.transitions
		.filter(({ id }) => taken.has(id))
		.map(({ source, label, targets, guard }) => {
			const path = (id: string) => chart.states.get(id)?.path.join('.') ?? '';
			return `${path(source)} ${label}${guard === undefined ? '' : ` [${guard}]`} → ${targets.map(path).join()}`;
		});
}

const checkout = JSON.parse(CHECKOUT) as unknown;

describe('the last transition', () => {
	it('is the one of the event that led from where the machine was to where it is', () => {
		expect(traced(checkout, { payment: 'choosing' }, 'CARD', { payment: 'card' })).toEqual([
			'payment.choosing CARD → payment.card',
		]);
	});

	it('is told by its guard’s effect where several could be', () => {
		expect(traced(checkout, 'basket', 'CHECKOUT', { payment: 'choosing' })).toEqual([
			'basket CHECKOUT [hasItems] → payment',
		]);
		expect(traced(checkout, 'basket', 'CHECKOUT', 'basket')).toEqual(['basket CHECKOUT → ']);
		const failed = 'xstate.error.actor.charge';
		expect(traced(checkout, { payment: 'card' }, failed, 'cancelled')).toEqual([
			'payment.card error: charge → cancelled',
		]);
	});

	it('is rather one that explains the change than one that could have happened without it', () => {
		const machine = {
			states: { a: { on: { GO: [{ guard: 'no', actions: 'note' }, { target: 'b' }] } }, b: {} },
		};
		expect(traced(machine, 'a', 'GO', 'b')).toEqual(['a GO → b']);
		expect(traced(machine, 'a', 'GO', 'a')).toEqual(['a GO [no] → ']);
	});

	it('has beside it what happened at once afterwards', () => {
		const before = { delivery: { parcel: 'packing', letter: 'writing' } };
		expect(traced(checkout, before, 'PACKED', { delivery: { parcel: 'away', letter: 'writing' } })).toEqual([
			'delivery.parcel.packing PACKED → delivery.parcel.waiting',
			'delivery.parcel.waiting always [courierIsHere] → delivery.parcel.away',
		]);
	});

	it('has beside it what the machine took because that completed it, and the regions beside it', () => {
		const region = { initial: 'open', states: { open: { on: { SHUT: 'shut' } }, shut: { type: 'final' } } };
		const machine = {
			initial: 'doors',
			states: {
				doors: { type: 'parallel', states: { left: region, right: region }, onDone: 'gone' },
				gone: {},
			},
		};
		expect(traced(machine, { doors: { left: 'shut', right: 'open' } }, 'SHUT', 'gone')).toEqual([
			'doors done → gone',
			'doors.right.open SHUT → doors.right.shut',
		]);
		const job = { initial: 'job', states: { job: { ...region, onDone: 'next' }, next: {} } };
		expect(traced(job, { job: 'open' }, 'SHUT', 'next')).toEqual([
			'job done → next',
			'job.open SHUT → job.shut',
		]);
	});

	it('is given up where a definition could lead on in too many ways', () => {
		const targets = Array.from({ length: 20 }, (_, at) => `f${at}`);
		const finals = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`f${at}`, { type: 'final' }]));
		const onDone = Array.from({ length: 500 }, () => ({ target: targets.map((key) => `.${key}`) }));
		const machine = {
			initial: 'job',
			states: {
				job: { initial: 'open', states: { open: { on: { GO: 'f0' } }, ...finals }, onDone },
				away: {},
			},
		};
		expect(traced(machine, { job: 'open' }, 'GO', 'away')).toEqual([]);
	});

	it('is that of an outer state where no inner one has any', () => {
		expect(traced(checkout, { payment: 'card' }, 'BACK', 'basket')).toEqual(['payment BACK → basket']);
		expect(traced(checkout, { payment: 'card' }, 'ABORT', 'cancelled')).toEqual([' ABORT → cancelled']);
	});

	it('may be several, in regions beside each other', () => {
		const machine = {
			type: 'parallel',
			states: {
				a: { initial: 'x', states: { x: { on: { GO: 'y' } }, y: {} } },
				b: { initial: 'x', states: { x: { on: { '*': 'y' } }, y: {} } },
			},
		};
		expect(traced(machine, { a: 'x', b: 'x' }, 'GO', { a: 'y', b: 'y' })).toEqual([
			'a.x GO → a.y',
			'b.x * → b.y',
		]);
	});

	it('is not that of a state around where a region within it has one', () => {
		const machine = {
			initial: 'both',
			states: {
				both: {
					type: 'parallel',
					on: { GO: { actions: 'log' } },
					states: { a: { initial: 'x', states: { x: { on: { GO: 'y' } }, y: {} } }, b: {} },
				},
			},
		};
		expect(traced(machine, { both: { a: 'x', b: {} } }, 'GO', { both: { a: 'y', b: {} } })).toEqual([
			'both.a.x GO → both.a.y',
		]);
	});

	it('knows timers, history and wildcards', () => {
		expect(traced(checkout, 'basket', 'xstate.after.900000.checkout.basket', 'cancelled')).toEqual([
			'basket after 900000 ms → cancelled',
		]);
		expect(traced(checkout, { payment: 'card' }, 'RESUME', { payment: 'card' })).toEqual([
			'payment RESUME → payment.last',
		]);
		const machine = { states: { a: { on: { 'mouse.*': 'b', '*': 'c' } }, b: {}, c: {} } };
		expect(traced(machine, 'a', 'mouse.down', 'b')).toEqual(['a mouse.* → b']);
		expect(traced(machine, 'a', 'key', 'c')).toEqual(['a * → c']);
	});

	it('is none where no transition explains it', () => {
		expect(traced(checkout, 'basket', 'CARD', { payment: 'card' })).toEqual([]);
		expect(traced(checkout, 'basket', '', 'basket')).toEqual([]);
		expect(traced(checkout, undefined, 'xstate.init', 'basket')).toEqual([]);
	});

	it('is found at once where states lead to each other in circles', () => {
		const names = Array.from({ length: 40 }, (_, at) => `s${at}`);
		const circle = Object.fromEntries(
			names.map((name) => [name, { always: names.map((target) => ({ target })) }]),
		);
		const machine = { states: { start: { on: { GO: 's0' } }, ...circle, end: {} } };
		expect(traced(machine, 'start', 'GO', 'end')).toEqual([]);
	});
});

describe('a definition that leads everywhere', () => {
	/** A chart whose transitions count how often one is looked at. */
	function looks(definition: unknown, before: unknown, type: string, after: unknown): number {
		const chart = readChart(definition) as Chart;
		let count = 0;
		for (const transition of chart.transitions) {
			for (const name of ['types', 'targets', 'cause'] as const) {
				const value = transition[name];
				Object.defineProperty(transition, name, {
					get: () => {
						count++;
						return value;
					},
				});
			}
		}
		const ids = (value: unknown) => configurationOf(chart, value).active;
		new Tracer(chart).trace(type, ids(before), ids(after));
		return count;
	}

	const keys = Array.from({ length: 1_000 }, (_, i) => `s${i}`);
	const states = (of: (key: string, index: number) => unknown) =>
		Object.fromEntries(keys.map((key, index) => [key, of(key, index)]));

	it('is asked once for the way out of a state around many regions', () => {
		const all = Object.fromEntries(keys.map((key) => [key, {}]));
		const definition = {
			type: 'parallel',
			on: Object.fromEntries(keys.map((key) => [key, '#no'])),
			states: all,
		};
		expect(looks(definition, all, 'E', all)).toBeLessThan(10_000);
	});

	it('is followed a bounded way, whatever always leads to', () => {
		const always = keys.map((target) => ({ target }));
		const definition = {
			id: 'm',
			on: { E: keys.map((key) => `.${key}`) },
			states: { ...states(() => ({ always })), end: {} },
		};
		expect(looks(definition, 's0', 'E', 'end')).toBeLessThan(200_000);
	});

	it('may be a chain without an end', () => {
		const long = Array.from({ length: 19_000 }, (_, i) => [`s${i}`, { always: `s${i + 1}` }] as const);
		const definition = { states: { begin: { on: { E: 's0' } }, ...Object.fromEntries(long), end: {} } };
		expect(traced(definition, 'begin', 'E', 'end')).toEqual([]);
	});

	it('has each region looked at once for whether it is around another', () => {
		const all = states(() => ({ on: { E: {} } }));
		const value = Object.fromEntries(keys.map((key) => [key, {}]));
		const chart = readChart({ type: 'parallel', states: all }) as Chart;
		const { active } = configurationOf(chart, value);
		const get = vi.spyOn(chart.states as Map<string, unknown>, 'get');
		expect(new Tracer(chart).trace('E', active, active).size).toBe(1_000);
		expect(get.mock.calls.length).toBeLessThan(20_000);
	});
});
