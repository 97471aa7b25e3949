import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { InspectorPage } from '../src/inspector-page.ts';
import { overflowOf, sampleInBrowser, SCREENSHOTS, SIZES } from '../src/sample-in-browser.ts';
import { describeWith } from '../src/with-programs.ts';

declare global {
	interface Window {
		axe: typeof axe;
	}
}

const press = (selector: string) => (tab: Page) => tab.locator(selector).click();
const tab = (name: string) => press(`[role=tab]::-p-text(${name})`);
const part = (name: string) => press(`nav.view-switch button::-p-text(${name})`);

/** How each view is come to, one after the other, with what is there once it is. */
const details = [
	{ view: 'diagram', go: tab('Diagram'), there: '.diagram[data-drawn]' },
	{ view: 'overview', go: tab('Overview'), there: '.card' },
	{ view: 'over-time', go: tab('Over time'), there: '#details [role=option]' },
	{ view: 'send', go: tab('Send'), there: '#details [role=tab][aria-selected="true"]::-p-text(Send)' },
	{ view: 'definition', go: tab('Definition'), there: '[role=tree][aria-label="Definition"]' },
];
const docked = ['Events', 'Sequence', 'Connections'].map((name) => ({
	view: name.toLowerCase(),
	name,
	there: name === 'Connections' ? '[data-testid="round-trip-time"]' : '[role=listbox] [role=option]',
}));
const recording = { view: 'recording', go: press('[aria-label="Recording"]'), there: '.recording-panel' };

const WAYS = {
	wide: [...details, ...docked.map(({ name, ...way }) => ({ ...way, go: tab(name) })), recording],
	narrow: [
		...details,
		...docked.map(({ name, ...way }) => ({ ...way, go: part(name) })),
		{ view: 'actors', go: part('Actors'), there: '[data-actor][data-name="order"]' },
		recording,
	],
};

describeWith(['chromium'], 'every view of the inspector', () => {
	const running = sampleInBrowser();

	/** What hinders whom, what goes beyond the edge, and what lies over the way to the other views. */
	const faultsOf = async (page: Page): Promise<string[]> => {
		const { violations } = await page.evaluate(() => window.axe.run());
		const beyond = await overflowOf(page);
		const covered = await page.$$eval('nav.view-switch button', (buttons) =>
			buttons
				.filter((button) => {
					const { x, y, width, height } = button.getBoundingClientRect();
					return width > 0 && !button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
				})
				.map(({ textContent }) => `${textContent} is covered`),
		);
		return [
			...covered,
			...violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html.slice(0, 200)}`),
			...(beyond > 0 ? [`${beyond} pixels are beyond the edge`] : []),
		];
	};

	for (const width of ['wide', 'narrow'] as const) {
		for (const scheme of ['light', 'dark']) {
			it(
				`hinders nobody, ${SIZES[width].width} pixels wide and ${scheme}`,
				{ timeout: 120_000 },
				async () => {
					const page = await InspectorPage.open(running.browser, running.sample.page, SIZES[width]);
					await page.tab.emulateMediaFeatures([
						{ name: 'prefers-color-scheme', value: scheme },
						{ name: 'prefers-reduced-motion', value: 'reduce' },
					]);
					await page.connected();
					// Through the debugger, which the page's policy does not bind.
					await page.tab.evaluate(axe.source);
					await page.tab.locator('[aria-label="Filter the actors"]').click();
					const faults = { filter: await faultsOf(page.tab) } as Record<string, string[]>;
					await page.tab.locator('[data-actor][data-name="order"]').click();
					for (const { view, go, there } of WAYS[width]) {
						await go(page.tab);
						await page.tab.waitForSelector(there, { visible: true });
						await page.tab.screenshot({ path: `${SCREENSHOTS}view-${view}-${width}-${scheme}.png` });
						faults[view] = await faultsOf(page.tab);
					}
					expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);
					expect(page.problems).toEqual([]);
					await page.tab.close();
				},
			);
		}
	}
});
