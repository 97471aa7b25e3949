import { type Browser, type CDPSession, type Target, TargetType } from 'puppeteer-core';
import { eventually } from '../eventually.ts';
import { InspectorPage } from '../inspector-page.ts';
import { gauge, gaugeScript } from './gauge.ts';

export const SETTLE_MS = 60_000;

/** The page in a new tab, where it is measured from its beginning. */
export async function open(browser: Browser, url: string): Promise<InspectorPage> {
	return InspectorPage.open(
		{
			newPage: async () => {
				const tab = await browser.newPage();
				await gauge(tab);
				return tab;
			},
		},
		url,
	);
}

const SIZE = { width: 1_280, height: 800, deviceScaleFactor: 1, mobile: false };

/**
 * An empty tab without a debugger, as visitors have it. Puppeteer's own tabs have one, for which V8 notes line and column
 * of every `Error` that is made: React makes one as it is read, and its whole script is parsed again for it.
 */
async function targetOf(browser: Browser): Promise<Target> {
	const before = new Set(browser.targets());
	const session = await browser.target().createCDPSession();
	await session.send('Target.createTarget', { url: 'about:blank' });
	await session.detach();
	return browser.waitForTarget((each) => !before.has(each) && each.type() === TargetType.PAGE);
}

async function closed(browser: Browser, target: Target, tab: CDPSession): Promise<void> {
	await tab.send('Page.close');
	await eventually(() => {
		if (browser.targets().includes(target)) throw new Error('The tab does not close');
	}, SETTLE_MS);
}

async function firstEventIn(tab: CDPSession): Promise<number> {
	const { result } = await tab.send('Runtime.evaluate', { expression: 'window.gauge?.firstEvent' });
	if (typeof result.value !== 'number') throw new Error('No event is shown');
	return result.value;
}

/**
 * Opens the page and closes it as soon as it shows an event of an actor.
 *
 * @returns in ms, from the navigation until the event was in the log
 */
export async function visit(browser: Browser, url: string): Promise<number> {
	const target = await targetOf(browser);
	const tab = await target.createCDPSession();
	try {
		await tab.send('Page.enable');
		await tab.send('Emulation.setDeviceMetricsOverride', SIZE);
		await tab.send('Page.addScriptToEvaluateOnNewDocument', { source: gaugeScript() });
		const { errorText } = await tab.send('Page.navigate', { url });
		if (errorText !== undefined) throw new Error(`${url}: ${errorText}`);
		return await eventually(() => firstEventIn(tab), SETTLE_MS);
	} finally {
		await closed(browser, target, tab);
	}
}
