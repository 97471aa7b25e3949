import { mkdir, readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BROWSERS, launch } from '../src/browsers.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { BANNER, openRecording, RecordingFile } from '../src/recordings/recording-file.ts';
import { SCREENSHOTS } from '../src/sample-in-browser.ts';
import { quietSample } from '../src/speed/quiet-sample.ts';
import { run } from '../src/speed/run.ts';
import type { Sample } from '../src/sample.ts';
import { describeWith } from '../src/with-programs.ts';

const FOLDER = fileURLToPath(new URL('../target/', import.meta.url));

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
			const state = await page.tab.$eval('[data-actor][data-name="order"]', (actor) =>
				actor.getAttribute('data-state'),
			);
			const session = await page.tab.createCDPSession();
			const folder = `${FOLDER}downloads/`;
			await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
			await page.tab.locator('[aria-label="Recording"]').click();
			await page.tab.locator('::-p-text(Save as a file)').click();
			const saved = await eventually(async () => {
				const file = (await readdir(folder)).find((each) => /^sample-app-.*\.jsonl$/.test(each));
				if (file === undefined) throw new Error('Nothing was saved');
				return folder + file;
			});
			const [header] = (await readFile(saved, 'utf8')).split('\n');
			expect(JSON.parse(header ?? '')).toMatchObject({
				version: 1,
				application: 'sample-app',
				channel: 'sample-app',
			});

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
			// That the application is not there is said on the console too.
			expect(page.problems.filter((problem) => /Security.Policy|[A-Z]\w*Error/.test(problem))).toEqual([]);
			await page.tab.close();
		});
	});
}
