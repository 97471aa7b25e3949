import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { InspectorPage } from '../inspector-page.ts';
import { gauge, gauged } from './gauge.ts';

const HEADER = '{"type":"@xstate-webrtc.recording","version":1,"application":"","channel":""}';

/** An actor that holds a megabyte: no peer of this project sends so much at once, but one of another might. */
function recording(): string {
	const notes = Array.from({ length: 1_000 }, (_, index) => ({ index, text: 'x'.repeat(980) }));
	const actor = {
		type: '@xstate.actor',
		_seq: 1,
		_peerId: 'p-1',
		sessionId: 'x:0',
		name: 'heavy',
		snapshot: { status: 'active', value: 'holding', context: { notes } },
	};
	return [HEADER, JSON.stringify({ ...actor, sessionId: 'x:9', snapshot: {} }), JSON.stringify(actor)].join(
		'\n',
	);
}

/** @returns the longest task while it is opened, chosen and unfolded, in ms; 0 if none took 50 ms */
export async function heavyContext(browser: Browser, url: string): Promise<number> {
	const path = join(await mkdtemp(join(tmpdir(), 'speed-')), 'heavy.jsonl');
	await writeFile(path, recording());
	const newPage = async () => {
		const tab = await browser.newPage();
		await gauge(tab);
		return tab;
	};
	const { tab } = await InspectorPage.open({ newPage }, url);
	await tab.locator('[aria-label="Recording"]').click();
	const before = (await gauged(tab)).tasks.length;
	await (await tab.waitForSelector('input[type=file]' as 'input'))?.uploadFile(path);
	await tab.locator('[data-actor="x:0"]').click();
	await tab.locator('[role=tree][aria-label="Context"] [role=treeitem] [data-toggle]').click();
	await tab.waitForSelector('[role=tree][aria-label="Context"] [role=treeitem][aria-level="2"]');
	const { tasks } = await gauged(tab);
	await tab.close();
	return Math.max(0, ...tasks.slice(before));
}
