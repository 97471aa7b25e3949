import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { BROWSERS, launch } from '../src/browsers.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { BANNER, openRecording, RecordingFile } from '../src/recordings/recording-file.ts';
import { SCREENSHOTS } from '../src/sample-in-browser.ts';
import { SendPage } from '../src/send-page.ts';
import { quietSample } from '../src/speed/quiet-sample.ts';
import { run } from '../src/speed/run.ts';
import type { Sample } from '../src/sample.ts';
import { describeWith } from '../src/with-programs.ts';

const FOLDER = fileURLToPath(new URL('../target/', import.meta.url));

/** What the test reads of a line of a recording. */
interface Line {
	readonly type: string;
	readonly name?: string;
	readonly sessionId?: string;
	readonly event?: { readonly type: string };
	readonly snapshot?: { readonly value: unknown };
	readonly _peerId?: string;
	readonly _seq?: number;
}

/** The state that the page shows of a value of XState's. */
const leaves = (value: unknown, path = ''): string =>
	typeof value === 'string'
		? path + value
		: Object.entries(value as object)
				.map(([key, inner]) => leaves(inner, `${path}${key}.`))
				.join(' ');

for (const name of BROWSERS) {
	describeWith([name], `a recording in ${name}`, () => {
		let sample: Sample;
		let browser: Browser;

		beforeAll(async () => {
			await mkdir(SCREENSHOTS, { recursive: true });
			[sample, browser] = await Promise.all([quietSample(), launch(name)]);
		});

		afterAll(async () => {
			await browser.close();
			await sample.end('SIGKILL');
		});

		it.runIf(name === 'chromium')('of what was seen is saved as a file, which shows it again', async () => {
			const page = await InspectorPage.open(browser, sample.page);
			await page.connected();
			const sending = new SendPage(page);
			await page.choose('order', 'Send');
			await sending.ask('ADD_ITEM');
			await sending.ask('CHECK_OUT');
			await page.tab.waitForSelector('[data-actor][data-name="order"][data-state*="PLACED"]');
			const session = await page.tab.createCDPSession();
			const folder = await mkdtemp(join(tmpdir(), 'recording-'));
			onTestFinished(() => rm(folder, { recursive: true }));
			await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
			await page.tab.locator('[aria-label="Recording"]').click();
			await page.tab.locator('::-p-text(Save as a file)').click();
			const saved = await eventually(async () => {
				const file = (await readdir(folder)).find((each) => /^sample-app-.*\.jsonl$/.test(each));
				if (file === undefined) throw new Error('Nothing was saved');
				return join(folder, file);
			});
			const [header, ...lines] = (await readFile(saved, 'utf8'))
				.trimEnd()
				.split('\n')
				.map((line) => JSON.parse(line) as Line);
			expect(header).toMatchObject({ version: 1, application: 'sample-app', channel: 'sample-app' });

			const order = lines.find((line) => line.type === '@xstate.actor' && line.name === 'order');
			// Nobody else is there: all of it is told by the application, one number after the other.
			expect(new Set(lines.map(({ _peerId }) => _peerId))).toEqual(new Set([order?._peerId]));
			expect(order?._peerId).toBeTypeOf('string');
			const numbers = lines.filter(({ type }) => type.startsWith('@xstate.')).map(({ _seq }) => _seq);
			expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) + at));
			const told = lines.filter(({ sessionId }) => sessionId === order?.sessionId);
			const events = told.filter(({ type }) => type === '@xstate.event').map(({ event }) => event?.type);
			expect(events).toEqual(['ADD_ITEM', 'CHECK_OUT']);
			const state = leaves(told.findLast(({ snapshot }) => snapshot !== undefined)?.snapshot?.value);
			expect(state).toBe((await page.states()).at(-1));

			// The panel is open: the press that would open it would close it.
			await page.tab.keyboard.press('Escape');
			await openRecording(page.tab, saved);
			await page.tab.waitForSelector(`[data-actor][data-name="order"][data-state="${state}"][data-of-peer]`);
			await page.tab.screenshot({ path: `${SCREENSHOTS}recording-saved.png` });
			expect(page.problems).toEqual([]);
			await page.tab.close();
		});

		it.runIf(name === 'chromium')('has all that happened, while somebody types', async () => {
			const figures = await run(sample, browser, { actors: 50, eventsPerSecond: 500, ms: 2_000, visits: 1 });
			expect(figures).toMatchObject({ arrived: 1_000, gaps: 'none' });
			expect(figures.inputs.length + figures.loads.length).toBeGreaterThan(0);
		});

		it('is shown when the application is gone', async () => {
			const file = new RecordingFile();
			const closed = { status: 'active', value: 'closed', context: {} };
			file.tell('p-till', 'actor', 'x:7', { name: 'drawer', snapshot: closed });
			file.line('not a line');
			const path = await file.write(`${FOLDER}gone-${name}.jsonl`);
			const page = await InspectorPage.open(browser, sample.page);
			await page.connected();
			expect(page.problems).toEqual([]);
			await sample.end('SIGKILL');
			await openRecording(page.tab, path);

			await page.tab.waitForSelector('[data-actor="x:7"][data-state="closed"]');
			expect(await page.tab.$eval(BANNER, (banner) => banner.textContent)).toContain(
				'1 line could not be read',
			);
			await page.tab.screenshot({ path: `${SCREENSHOTS}recording-${name}.png` });

			await page.tab.locator('::-p-text(Back to live)').click();
			await page.tab.waitForSelector('[data-actor][data-name="order"]');
			// The browser says on the console that the application is not there, and nothing else is said.
			const { host } = new URL(sample.page);
			const others = page.problems.filter(
				(problem) => !problem.includes(host) && !problem.includes('net::ERR_CONNECTION_'),
			);
			expect(others).toEqual([]);
			await page.tab.close();
		});
	});
}
