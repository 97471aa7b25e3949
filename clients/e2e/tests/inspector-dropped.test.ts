import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Protocol } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { BANNER, RecordingFile } from '../src/recordings/recording-file.ts';
import { sampleInBrowser, SCREENSHOTS } from '../src/sample-in-browser.ts';
import { describeWith } from '../src/with-programs.ts';

const TARGET = '.drop-target';

describeWith(['chromium'], 'a file that is dropped onto the page', () => {
	const running = sampleInBrowser();
	let page: InspectorPage;
	let session: CDPSession;
	let folder: string;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'dropped-'));
		const file = new RecordingFile();
		const shut = { status: 'active', value: 'shut', context: {} };
		file.tell('p-old', 'actor', 'x:7', { name: 'drawer', snapshot: shut });
		await file.write(join(folder, 'till.jsonl'));
		await writeFile(join(folder, 'list.txt'), 'milk\nbread\n');
		page = await InspectorPage.open(running.browser, running.sample.page);
		session = await page.tab.createCDPSession();
		await page.connected();
	});

	afterAll(() => rm(folder, { recursive: true }));

	/** Moves a file over the page, as the system does that has it under its pointer. */
	const drag = (type: Protocol.Input.DispatchDragEventRequest['type'], file: string) =>
		session.send('Input.dispatchDragEvent', {
			type,
			x: 500,
			y: 400,
			data: { items: [], files: [join(folder, file)], dragOperationsMask: 1 },
		});

	const over = async (file: string) => {
		await drag('dragEnter', file);
		await eventually(async () => {
			// A pointer tells all the time where it is, also when it rests.
			await drag('dragOver', file);
			expect(await page.tab.$(`${TARGET}::-p-text(Drop the recording to open it)`)).not.toBeNull();
		});
	};

	const drop = async (file: string) => {
		await over(file);
		// By now the browser knows that the page takes it.
		await drag('dragOver', file);
		await drag('drop', file);
	};

	const take = (what: string) => page.tab.screenshot({ path: `${SCREENSHOTS}dropped-${what}.png` });
	const live = () => page.tab.waitForSelector('[data-actor][data-name="order"]');
	const recorded = () => page.tab.waitForSelector('[data-actor][data-name="drawer"][data-state="shut"]');

	it('has a target while it is over it, and none once it is taken away', async () => {
		await over('till.jsonl');
		await take('over');
		// Of this the protocol tells the page nothing.
		await page.tab.evaluate(() => document.body.dispatchEvent(new DragEvent('dragleave', { bubbles: true })));
		await page.tab.waitForSelector(TARGET, { hidden: true });
		await live();
	});

	it('and is no recording is refused with a sentence, and what is live stays', async () => {
		await drop('list.txt');
		const alert = await page.tab.waitForSelector('.recording-note [role="alert"]');
		expect(await alert?.evaluate(({ textContent }) => textContent)).toMatch(
			/^list\.txt was not opened\. It is no recording of this page: the first line of one is/,
		);
		await page.tab.waitForSelector(TARGET, { hidden: true });
		await take('no-recording');
		await live();
		await page.press('Close');
		await page.tab.waitForSelector('.recording-note', { hidden: true });
		expect(page.problems).toEqual([]);
	});

	it('and is a recording is shown, also once the application is gone', async () => {
		await drop('till.jsonl');
		await recorded();
		expect(await page.tab.$$('[data-actor][data-name="order"]')).toEqual([]);
		await page.press('Back to live');
		await live();

		await running.sample.end('SIGKILL');
		await page.tab.waitForSelector('[data-channel-state="rejoining"]', { timeout: 60_000 });
		await drop('till.jsonl');
		await recorded();
		expect(await page.tab.$eval(BANNER, ({ textContent }) => textContent)).toContain(
			'till.jsonl is a recording of till',
		);
		await take('without-application');
	});
});
