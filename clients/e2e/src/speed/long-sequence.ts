import type { Browser } from 'puppeteer-core';
import { conversation } from '../recordings/conversation.ts';
import { gauged } from './gauge.ts';
import { withRecording } from './with-recording.ts';

/** What the sequence diagram of a long log takes. */
export interface Drawn {
	readonly rows: number;
	/** Tasks over 50 ms, in ms, from the press on “Sequence” on: all rows, the first, the last, one lane. */
	readonly tasks: readonly number[];
}

/** @param entries of the log */
export function drawLongSequence(browser: Browser, url: string, entries: number): Promise<Drawn> {
	const { file, rows } = conversation(entries);
	return withRecording(browser, url, file, async ({ tab }, openIt) => {
		await openIt();
		await tab.waitForSelector('.log-row');
		const before = (await gauged(tab)).tasks.length;
		await tab.locator('[role=tab]::-p-text(Sequence)').click();
		await tab.waitForSelector(`.seq-row[aria-setsize="${rows}"]`, { timeout: 60_000 });
		await tab.focus('[role=listbox][aria-label="Sequence"]');
		await tab.keyboard.press('Home');
		await tab.waitForSelector('.seq-row[aria-posinset="1"][aria-selected="true"]');
		await tab.keyboard.press('End');
		await tab.waitForSelector(`.seq-row[aria-posinset="${rows}"][aria-selected="true"]`);
		await tab.locator('[aria-label="Filter the lanes"]').fill('till-3');
		await tab.waitForFunction(() => document.querySelectorAll('[data-lane]').length === 1);
		return { rows, tasks: (await gauged(tab)).tasks.slice(before) };
	});
}
