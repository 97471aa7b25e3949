import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { InspectorPage } from '../inspector-page.ts';
import { conversation } from '../recordings/conversation.ts';
import { openRecording } from '../recordings/recording-file.ts';
import { gauge, gauged } from './gauge.ts';

/** What the sequence diagram of a long log takes. */
export interface Drawn {
	readonly rows: number;
	/** Tasks over 50 ms, in ms, from the press on “Sequence” on: all rows, the first, the last, one lane. */
	readonly tasks: readonly number[];
}

/** @param entries of the log */
export async function drawLongSequence(browser: Browser, url: string, entries: number): Promise<Drawn> {
	const folder = await mkdtemp(join(tmpdir(), 'long-sequence-'));
	const tab = await browser.newPage();
	try {
		const { file, rows } = conversation(entries);
		await gauge(tab);
		const page = await InspectorPage.open({ newPage: () => Promise.resolve(tab) }, url);
		await page.connected();
		await openRecording(tab, await file.write(join(folder, 'conversation.jsonl')));
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
		const { tasks } = await gauged(tab);
		if (page.problems.length > 0) throw new Error(page.problems.join('\n'));
		return { rows, tasks: tasks.slice(before) };
	} finally {
		await tab.close();
		await rm(folder, { recursive: true });
	}
}
