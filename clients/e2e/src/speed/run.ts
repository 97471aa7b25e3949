import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { eventually } from '../eventually.ts';
import type { Sample } from '../sample.ts';
import { Crowd } from './crowd.ts';
import { gauged, held, processorTime, type Gauged } from './gauge.ts';
import { logCount } from './log-count.ts';
import { open, SETTLE_MS, visit } from './visits.ts';

/** How much happens, and for how long. */
export interface Load {
	readonly actors: number;
	readonly eventsPerSecond: number;
	readonly ms: number;
	/** How often the page is opened again. */
	readonly visits: number;
}

/** What became of it. */
export interface Figures extends Gauged {
	readonly published: number;
	readonly arrived: number;
	/** In the words of the page, "none" for none. */
	readonly gaps: string;
	readonly entries: number;
	/** Share of one processor that the page took while the events came, by the system's count. */
	readonly processor: number;
	/** Bytes that the page's scripts hold after it. */
	readonly heap: number;
	/** Each in ms: from the navigation until the first event of an actor is shown, in a warm browser. */
	readonly loads: readonly number[];
}

const QUIET_MS = 1_500;

/** A real peer in Node publishes over WebRTC, and the page shows it, while somebody types. */
export async function run(sample: Sample, browser: Browser, load: Load): Promise<Figures> {
	using crowd = await Crowd.join(sample.signaling, load.actors);
	const page = await open(browser, sample.page);
	await whenShown(page.tab, load.actors);
	const before = await logCount(page.tab);
	const [began, used] = [performance.now(), await processorTime(browser)];
	const typing = new AbortController();
	const typed = type(page.tab, typing.signal);
	await crowd.run(load.eventsPerSecond, load.ms);
	const processor = ((await processorTime(browser)) - used) / ((performance.now() - began) / 1_000);
	typing.abort();
	await typed;
	const count = await whenQuiet(page.tab);
	const figures = await gauged(page.tab);
	const heap = await held(page.tab);
	const gaps = await gapsOf(page.tab);
	if (page.problems.length > 0) throw new Error(page.problems.join('\n'));
	await page.tab.close();
	const { published } = crowd;
	const loads = await loadsOf(sample, browser, crowd, load.visits);
	return {
		...figures,
		published,
		arrived: count.taken - before.taken,
		gaps,
		entries: count.held,
		processor,
		heap,
		loads,
	};
}

export async function whenShown(tab: Page, actors: number): Promise<void> {
	await tab.waitForSelector('[data-actor="x:1"][data-name="order"]', { timeout: SETTLE_MS });
	await eventually(async () => {
		const { taken } = await logCount(tab);
		if (taken < actors) throw new Error(`${taken} entries of ${actors} actors`);
	}, SETTLE_MS);
}

/** The count once it has stood still for a while. */
async function whenQuiet(tab: Page): ReturnType<typeof logCount> {
	for (let before = await logCount(tab); ; ) {
		await setTimeout(QUIET_MS);
		const now = await logCount(tab);
		if (now.taken === before.taken) return now;
		before = now;
	}
}

/** Letters into the search for actors, and out again. */
async function type(tab: Page, signal: AbortSignal): Promise<void> {
	await tab.focus('[aria-label="Search actors"]');
	while (!signal.aborted) {
		for (const key of ['o', 'r', 'Backspace', 'Backspace'] as const) {
			await tab.keyboard.press(key);
			await setTimeout(250);
		}
	}
}

/** What the page says was left out of the crowd's events: the log itself lets a gap go within seconds. */
async function gapsOf(tab: Page): Promise<string> {
	await tab.locator('[role=tab]::-p-text(Connections)').click();
	await tab.waitForSelector('li[data-peer-name="crowd"]');
	const gaps = await tab.$$eval('li[data-peer-name="crowd"] .fact', (facts) => {
		const said = facts.find((fact) => fact.querySelector('dt')?.textContent === 'Gaps')?.querySelector('dd');
		return said?.firstElementChild?.firstChild?.textContent ?? '';
	});
	// The page remembers what it shows, and those that are opened next are to show the log.
	await tab.locator('[role=tab]::-p-text(Events)').click();
	return gaps;
}

/** The browser knows the page by now, and something happens all the time; each of these is a visit of its own. */
async function loadsOf(sample: Sample, browser: Browser, crowd: Crowd, visits: number): Promise<number[]> {
	const loads: number[] = [];
	for (let count = 0; count < visits; count++) {
		const happening = crowd.run(200, 2_000);
		loads.push(await visit(browser, sample.page));
		await happening;
	}
	return loads;
}
