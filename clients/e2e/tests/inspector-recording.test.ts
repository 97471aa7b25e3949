import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BROWSERS, launch } from '../src/browsers.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { quietSample } from '../src/speed/quiet-sample.ts';
import { run } from '../src/speed/run.ts';
import type { Sample } from '../src/sample.ts';
import { describeWith } from '../src/with-programs.ts';

const FOLDER = fileURLToPath(new URL('../target/', import.meta.url));
const SCREENSHOTS = `${FOLDER}screenshots/`;

const BANNER = '[data-testid=recording]';
const HEADER = '{"type":"@xstate-webrtc.recording","version":1,"application":"till","channel":"shop"}';

/** What a peer could write to spoil the page. */
function hostile(): string {
	const script = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
	const line = (members: object) =>
		JSON.stringify({ type: '@xstate.actor', _seq: 1, _peerId: 'p-1', sessionId: 'x:0', ...members });
	return [
		HEADER,
		line({
			name: script,
			snapshot: { status: 'active', value: { [script]: '\u202Edne' }, context: { [script]: script } },
		}),
		line({
			sessionId: 'x:1',
			name: 'long',
			snapshot: { status: 'active', value: 'a', context: { text: 'a'.repeat(1_000_000) } },
		}),
		line({ sessionId: '__proto__', _peerId: '__proto__' }).replace('{', '{"__proto__":{"ran":1},'),
		line({ sessionId: 'x:2', parentId: 'x:3' }),
		line({ sessionId: 'x:3', parentId: 'x:2' }),
		line({ name: 'b'.repeat(10_000_000) }),
		`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
		...Array.from({ length: 3_000 }, (_, index) =>
			line({ sessionId: `y:${index}`, type: '@xstate.event', event: { type: script } }),
		),
	].join('\n');
}

async function openFile(tab: Page, path: string): Promise<void> {
	const input = await tab.waitForSelector<'input'>('input[type=file]' as 'input');
	await input?.uploadFile(path);
	await tab.waitForSelector(BANNER, { timeout: 20_000 });
}

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

			await openFile(page.tab, saved);
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

		it('of whatever content runs nothing, and is shown when the application is gone', async () => {
			const path = `${FOLDER}hostile-${name}.jsonl`;
			await writeFile(path, hostile());
			const page = await InspectorPage.open(browser, sample.page);
			await page.connected();
			expect(page.problems).toEqual([]);
			await sample.end('SIGKILL');
			await page.tab.locator('[aria-label="Recording"]').click();
			await openFile(page.tab, path);

			await page.tab.waitForSelector('[data-actor="x:1"]');
			expect(await page.tab.$eval(BANNER, (banner) => banner.textContent)).toContain(
				'2 lines could not be read',
			);
			await page.tab.locator('[data-actor="x:0"]').click();
			await page.tab.waitForSelector('[data-chosen-actor="x:0"]');
			await page.tab.locator('[aria-label="Filter the events"]').fill('onerror');
			await page.tab.waitForSelector('[role=option][aria-setsize="3001"]');
			expect(await page.tab.evaluate(() => 'ran' in window)).toBe(false);
			await page.tab.screenshot({ path: `${SCREENSHOTS}recording-${name}.png` });

			await page.tab.locator('::-p-text(Back to live)').click();
			await page.tab.waitForSelector('[data-actor][data-name="order"]');
			expect(page.problems.filter((problem) => /Security.Policy/.test(problem))).toEqual([]);
			await page.tab.close();
		});
	});
}
