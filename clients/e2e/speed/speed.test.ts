import { loadavg } from 'node:os';
import type { Browser } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { launch } from '../src/browsers.ts';
import { lookAtHostile } from '../src/speed/hostile.ts';
import { lookAtLargeContext } from '../src/speed/large-context.ts';
import { drawLongSequence } from '../src/speed/long-sequence.ts';
import { quietSample } from '../src/speed/quiet-sample.ts';
import { run } from '../src/speed/run.ts';
import { search } from '../src/speed/search.ts';
import { visit } from '../src/speed/visits.ts';
import { Sample } from '../src/sample.ts';

const VISITS = 5;

/** Longer than a search takes. */
const SEARCHED_MS = 10_000;

const LOAD = {
	actors: Number(process.env.SPEED_ACTORS ?? 500),
	eventsPerSecond: Number(process.env.SPEED_EVENTS ?? 5_000),
	ms: Number(process.env.SPEED_SECONDS ?? 60) * 1_000,
	visits: VISITS,
};

const most = (values: readonly number[]) => Math.round(Math.max(0, ...values));
const median = (values: readonly number[]) =>
	Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN);

const print = (lines: readonly (readonly [string, string | number])[]) => {
	process.stdout.write(`${lines.map(([name, value]) => `${name.padEnd(40)} ${String(value)}`).join('\n')}\n`);
};

/** Once the application and the browser are there; neither is there afterwards. */
async function beside(
	start: () => Promise<Sample>,
	measure: (sample: Sample, browser: Browser) => Promise<void>,
): Promise<void> {
	await using sample = await start();
	const browser = await launch('chromium');
	try {
		await measure(sample, browser);
	} finally {
		await browser.close();
	}
}

it('prints how fast the page is', { timeout: 600_000 }, () =>
	beside(quietSample, async (sample, browser) => {
		const before = loadavg();
		const figures = await run(sample, browser, LOAD);
		print([
			['load of the machine before and after', `${before[0]?.toFixed(1)} ${loadavg()[0]?.toFixed(1)}`],
			['events', `${figures.arrived} of ${figures.published} arrived, gaps: ${figures.gaps}`],
			['entries held', figures.entries],
			['longest task', `${most(figures.tasks)} ms (${figures.tasks.length} over 50 ms)`],
			[
				'input to paint',
				`longest ${most(figures.inputs)} ms, median ${median(figures.inputs)} ms of ${figures.inputs.length}`,
			],
			['processor', `${Math.round(figures.processor * 100)} % of one, by the page`],
			['heap', `${Math.round(figures.heap / 1e6)} MB`],
			[
				'load to first event, beside 500 actors',
				`median ${median(figures.loads)} ms of ${figures.loads.map(Math.round).join(', ')}`,
			],
		]);
		expect(figures.arrived).toBeGreaterThanOrEqual(figures.published);
	}),
);

it('prints how soon a search shows what it finds', { timeout: 120_000 }, () =>
	beside(quietSample, async (sample, browser) => {
		const { none, all } = await search(sample, browser, { ...LOAD, ms: SEARCHED_MS });
		print([
			['key to nothing found', `longest ${most(none)} ms, median ${median(none)} ms of ${none.length}`],
			['key to all actors again', `longest ${most(all)} ms, median ${median(all)} ms of ${all.length}`],
		]);
		expect([...none, ...all].every((ms) => ms > 0 && ms < Infinity)).toBe(true);
	}),
);

it('prints how long a large context takes', { timeout: 120_000 }, () =>
	beside(quietSample, async (sample, browser) => {
		const looked = await lookAtLargeContext(browser, sample.page);
		print([
			['context', `${looked.size} characters, ${looked.keys} keys`],
			['longest task', `${most(looked.tasks)} ms (${looked.tasks.length} over 50 ms)`],
			['shown after', `${Math.round(looked.shown)} ms`],
			['difference shown after', `${Math.round(looked.compared)} ms`],
		]);
		expect(looked.size).toBeGreaterThan(1_000_000);
	}),
);

// What these show is waited for: they fail where the page does not show it.
it('prints how long the sequence diagram of a full log takes', { timeout: 120_000 }, () =>
	beside(quietSample, async (sample, browser) => {
		const { rows, tasks } = await drawLongSequence(browser, sample.page, 100_000);
		print([
			['rows of the diagram', rows],
			['longest task', `${most(tasks)} ms (${tasks.length} over 50 ms)`],
		]);
	}),
);

it('prints how long hostile content takes', { timeout: 120_000 }, () =>
	beside(quietSample, async (sample, browser) => {
		const longest = await lookAtHostile(browser, sample.page);
		print(
			longest.filter(([, ms]) => ms > 0).map(([what, ms]) => [what, `longest task ${Math.round(ms)} ms`]),
		);
	}),
);

it('prints how soon the first event is shown', { timeout: 120_000 }, () =>
	beside(
		() => Sample.start(),
		async (sample, browser) => {
			// The first has nothing in its cache.
			await visit(browser, sample.page);
			const loads: number[] = [];
			for (let count = 0; count < VISITS; count++) loads.push(await visit(browser, sample.page));
			print([
				[
					'load to first event, the sample alone',
					`median ${median(loads)} ms of ${loads.map(Math.round).join(', ')}`,
				],
			]);
			expect(loads).toHaveLength(VISITS);
		},
	),
);
