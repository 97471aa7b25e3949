import type { Browser, Page } from 'puppeteer-core';

declare global {
	interface Window {
		gauge: { tasks: number[]; inputs: number[]; firstEvent: number | undefined; paint: number };
	}
}

/** What a page took for what, by the browser's own clocks. */
export interface Gauged {
	/** Tasks over 50 ms, in ms; the browser tells of no shorter ones. */
	readonly tasks: readonly number[];
	/** From each key press until the next paint, in ms: the letter in its field. What it finds comes after that: see `search`. */
	readonly inputs: readonly number[];
	/** From the navigation until the log showed the first event of an actor, in ms. */
	readonly firstEvent: number | undefined;
}

/** Measures in the page, from before its own scripts. */
export async function gauge(tab: Page): Promise<void> {
	await tab.evaluateOnNewDocument(measure);
}

export const gauged = (tab: Page): Promise<Gauged> => tab.evaluate(() => window.gauge);

/** What the page's scripts hold once all that they let go is collected, in bytes. */
export async function held(tab: Page): Promise<number> {
	const session = await tab.createCDPSession();
	try {
		await session.send('HeapProfiler.collectGarbage');
		const { usedSize } = await session.send('Runtime.getHeapUsage');
		return usedSize;
	} finally {
		await session.detach();
	}
}

/** Processor time that the page's process has used so far, in s: whatever else the machine does. */
export async function processorTime(browser: Browser): Promise<number> {
	const session = await browser.target().createCDPSession();
	try {
		const { processInfo } = await session.send('SystemInfo.getProcessInfo');
		return Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(({ cpuTime }) => cpuTime));
	} finally {
		await session.detach();
	}
}

/** The same as a script of its own, for a tab that is not puppeteer's. */
export const gaugeScript = (): string => `(${String(measure)})()`;

/** Runs in the page. */
function measure(): void {
	const gauge: Window['gauge'] = { tasks: [], inputs: [], firstEvent: undefined, paint: Infinity };
	window.gauge = gauge;
	const observe = (type: string, take: (entry: PerformanceEntry) => void, more: object = {}) => {
		new PerformanceObserver((list) => {
			list.getEntries().forEach(take);
		}).observe({ type, buffered: true, ...more });
	};
	observe('paint', ({ startTime }) => {
		gauge.paint = Math.min(gauge.paint, startTime);
	});
	observe('longtask', ({ startTime, duration }) => {
		if (startTime >= gauge.paint) gauge.tasks.push(duration);
	});
	observe(
		'event',
		({ name, duration }) => {
			if (name === 'keydown') gauge.inputs.push(duration);
		},
		{ durationThreshold: 16 },
	);
	new MutationObserver((_, observer) => {
		if (
			document.querySelector('[data-of-actor][data-kind="event"], [data-of-actor][data-kind="snapshot"]') ===
			null
		)
			return;
		gauge.firstEvent = performance.now();
		observer.disconnect();
	}).observe(document, { subtree: true, childList: true });
}
