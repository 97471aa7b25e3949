import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import type { Sample } from '../sample.ts';
import { Crowd } from './crowd.ts';
import { type Load, whenShown } from './run.ts';
import { open, SETTLE_MS } from './visits.ts';

const TIMES = 15;

/** Searching begins once the page is at work. */
const BEFORE_MS = 2_000;

/** In no name, and in no state. */
const UNHEARD_OF = '~';

const NOTHING = '[aria-label="Peers and actors"] .notice';

/** Each in ms, from the press of a key until the frame in which the tree shows what is found. */
export interface Found {
	/** Of a letter that no actor has: the tree goes. */
	readonly none: readonly number[];
	/** Of Backspace after it: the tree of all actors comes again. */
	readonly all: readonly number[];
}

/** Searches while so much happens. */
export async function search(sample: Sample, browser: Browser, load: Omit<Load, 'visits'>): Promise<Found> {
	using crowd = await Crowd.join(sample.signaling, load.actors);
	const page = await open(browser, sample.page);
	await whenShown(page.tab, load.actors);
	const began = performance.now();
	const happening = crowd.run(load.eventsPerSecond, load.ms);
	await pause(BEFORE_MS);
	const [none, all]: [number[], number[]] = [[], []];
	await page.tab.focus('[aria-label="Search actors"]');
	for (let time = 0; time < TIMES; time++) {
		none.push(await press(page.tab, UNHEARD_OF, false));
		all.push(await press(page.tab, 'Backspace', true));
	}
	const took = performance.now() - began;
	if (took > load.ms)
		throw new Error(`To search took ${Math.round(took)} ms, and ${load.ms} ms something happened`);
	await happening;
	if (page.problems.length > 0) throw new Error(page.problems.join('\n'));
	return { none, all };
}

async function press(tab: Page, key: 'Backspace' | typeof UNHEARD_OF, hidden: boolean): Promise<number> {
	const change = await tab.evaluateHandle(nextChange);
	await tab.keyboard.press(key);
	const took = await change.evaluate(({ after }) => after);
	await tab.waitForSelector(NOTHING, { hidden, timeout: SETTLE_MS });
	return took;
}

/** Runs in the page: what is in the pane changes as a whole only where there is nothing, or something again. */
function nextChange(): { after: Promise<number> } {
	let pressed = Infinity;
	addEventListener(
		'keydown',
		({ timeStamp }) => {
			pressed = timeStamp;
		},
		{ once: true, capture: true },
	);
	const after = new Promise<number>((resolve) => {
		const observer = new MutationObserver(() => {
			observer.disconnect();
			// A timer comes after the browser's own part of the frame.
			requestAnimationFrame(() =>
				setTimeout(() => {
					resolve(performance.now() - pressed);
				}),
			);
		});
		// What is found without a change is a fault of the search, or of the page.
		setTimeout(resolve, 10_000, Infinity);
		const pane = document.querySelector('section[aria-label="Peers and actors"]');
		if (pane !== null) observer.observe(pane, { childList: true });
	});
	return { after };
}
