import { describe, expect, it, vi } from 'vitest';
import { CHECKOUT, hostileMachine, largeMachine } from '../../dev/machines.ts';
import type { Chart } from '../../src/diagram/chart/chart.ts';
import { readChart } from '../../src/diagram/chart/read-chart.ts';
import { ElkClient } from '../../src/diagram/layout/elk-client.ts';
import { Layouts } from '../../src/diagram/layout/lay-out.ts';
import type { Point, Rect } from '../../src/diagram/layout/layout.ts';
import { elkClient, measure } from './elk.ts';

const chartOf = (definition: string) => readChart(JSON.parse(definition)) as Chart;
const ALL_OPEN = new Set<string>();
const FOREVER = new AbortController().signal;

const find = (definition: string, folded = ALL_OPEN) =>
	new Layouts(elkClient(), measure).find(chartOf(definition), folded, 'RIGHT', FOREVER);

const isIn = (inner: Rect, outer: Rect) =>
	inner.x >= outer.x &&
	inner.y >= outer.y &&
	inner.x + inner.width <= outer.x + outer.width &&
	inner.y + inner.height <= outer.y + outer.height;

const overlap = (one: Rect, other: Rect) =>
	one.x < other.x + other.width &&
	other.x < one.x + one.width &&
	one.y < other.y + other.height &&
	other.y < one.y + one.height;

const touches = ({ x, y }: Point, box: Rect) =>
	isIn(
		{ x, y, width: 0, height: 0 },
		{ x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2 },
	);

describe('a layout', () => {
	it('has a box for each state, in that of the state around it and beside its siblings', async () => {
		const { boxes, chart } = await find(CHECKOUT);
		expect(boxes.size).toBe(chart.states.size);
		for (const box of boxes.values()) {
			const around = boxes.get(box.state.parent ?? '');
			if (around !== undefined) {
				expect(isIn(box, around), box.name).toBe(true);
				expect(box.y, box.name).toBeGreaterThanOrEqual(around.y + around.headHeight);
			}
			for (const other of boxes.values()) {
				if (other !== box && other.state.parent === box.state.parent) {
					expect(overlap(box, other), `${box.name} and ${other.name}`).toBe(false);
				}
			}
		}
	});

	it('leads each arrow from its source to its target, with a label that hides no state', async () => {
		const { boxes, arrows, starts } = await find(CHECKOUT);
		expect(starts).toHaveLength(4);
		for (const { source, target, points, label, transitions } of arrows) {
			const name = transitions.map((each) => each.label).join();
			expect(touches(points[0] as Point, boxes.get(source) as Rect), name).toBe(true);
			expect(touches(points.at(-1) as Point, boxes.get(target) as Rect), name).toBe(true);
			for (const box of boxes.values()) {
				if (label !== undefined && !box.open) expect(overlap(label, box), `${name}, ${box.name}`).toBe(false);
			}
		}
	});

	it('is found once for the same states open', async () => {
		const elk = elkClient();
		const asked = vi.spyOn(elk, 'layout');
		const layouts = new Layouts(elk, measure);
		const chart = chartOf(CHECKOUT);
		expect(layouts.known(chart, ALL_OPEN, 'RIGHT')).toBeUndefined();
		const layout = await layouts.find(chart, ALL_OPEN, 'RIGHT', FOREVER);
		expect(layouts.known(chart, new Set(), 'RIGHT')).toBe(layout);
		expect(layouts.known(chart, new Set(['s2']), 'RIGHT')).toBeUndefined();
		expect(layouts.known(chart, ALL_OPEN, 'DOWN')).toBeUndefined();
		expect(asked).toHaveBeenCalledOnce();
	});

	it('is found for a hostile definition and for a large one', async () => {
		expect((await find(hostileMachine())).boxes.size).toBeGreaterThan(10);
		expect((await find(largeMachine(8, 9))).boxes.size).toBe(81);
	});
});

/** A worker that says what it is told to. */
class Told {
	onmessage: Worker['onmessage'] = null;
	onerror: Worker['onerror'] = null;
	readonly asked: { id: number; cmd: string }[] = [];
	ended = 0;

	postMessage(message: { id: number; cmd: string }) {
		this.asked.push(message);
	}

	terminate() {
		this.ended++;
	}

	answer(data: object) {
		this.onmessage?.call(this as unknown as Worker, new MessageEvent('message', { data }));
	}

	fail(message: string) {
		this.onerror?.call(this as unknown as Worker, new ErrorEvent('error', { message }));
	}
}

describe('the worker', () => {
	const graph = { id: 'chart' };

	it('is told once what it needs, and asked with an id of its own each time', async () => {
		const worker = new Told();
		const client = new ElkClient(() => worker);
		const first = client.layout(graph, FOREVER);
		const second = client.layout(graph, FOREVER);
		expect(worker.asked.map(({ cmd }) => cmd)).toEqual(['register', 'layout', 'layout']);
		worker.answer({ id: 0, data: {} });
		worker.answer({ id: 2, data: { id: 'second' } });
		worker.answer({ id: 1, data: { id: 'first' } });
		expect(await Promise.all([first, second])).toEqual([{ id: 'first' }, { id: 'second' }]);
		expect(worker.ended).toBe(0);
	});

	it('says why it found no layout', async () => {
		const worker = new Told();
		const found = new ElkClient(() => worker).layout(graph, FOREVER);
		worker.answer({ id: 1, error: { message: 'Edges to nowhere' } });
		await expect(found).rejects.toThrow('ELK found no layout: Edges to nowhere.');
	});

	it('is ended when it fails, and started anew for the next question', async () => {
		const workers: Told[] = [];
		const client = new ElkClient(() => {
			const worker = new Told();
			workers.push(worker);
			return worker;
		});
		const failed = client.layout(graph, FOREVER);
		workers[0]?.fail('out of memory');
		await expect(failed).rejects.toThrow('The worker that finds the layout failed. out of memory');
		expect(workers[0]?.ended).toBe(1);
		const next = client.layout(graph, FOREVER);
		workers[1]?.answer({ id: 2, data: graph });
		expect(await next).toBe(graph);
	});

	it('that cannot be started is said', async () => {
		const client = new ElkClient(() => {
			throw new Error('Workers are forbidden here.');
		});
		await expect(client.layout(graph, FOREVER)).rejects.toThrow('Workers are forbidden here.');
	});

	it('is ended when nobody waits for it any more', async () => {
		const worker = new Told();
		const client = new ElkClient(() => worker);
		const stop = new AbortController();
		const given = client.layout(graph, stop.signal);
		stop.abort(new Error('Another one is wanted.'));
		await expect(given).rejects.toThrow('Another one is wanted.');
		expect(worker.ended).toBe(1);
	});

	it('is ended when it takes too long', async () => {
		vi.useFakeTimers();
		const worker = new Told();
		const found = new ElkClient(() => worker).layout(graph, FOREVER);
		const said = expect(found).rejects.toThrow('No layout was found within 30 s.');
		vi.advanceTimersByTime(30_000);
		await said;
		expect(worker.ended).toBe(1);
		vi.useRealTimers();
	});
});
