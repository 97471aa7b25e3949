import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { hostileMachine, largeMachine } from '../../inspector/dev/machines.ts';
import { BROWSERS } from '../src/browsers.ts';
import { DiagramPage } from '../src/diagram-page.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { sampleIn, SCREENSHOTS } from '../src/sample-in-browser.ts';
import { tell } from '../src/tell.ts';
import { describeWith } from '../src/with-programs.ts';

declare global {
	interface Window {
		e2eLongest: number;
	}
}

/** Runs in the page: how long it was held up at most, in milliseconds. */
function watchTasks(): void {
	window.e2eLongest = 0;
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) window.e2eLongest = Math.max(window.e2eLongest, duration);
	}).observe({ type: 'longtask' });
}

for (const name of BROWSERS) {
	describeWith([name], `the diagram in ${name}`, () => {
		const running = sampleIn(name);
		let page: InspectorPage;
		let diagram: DiagramPage;

		beforeAll(async () => {
			page = await InspectorPage.open(running.browser, running.sample.page);
			diagram = new DiagramPage(page.tab);
			await page.connected();
		});

		const take = (what: string) => page.tab.screenshot({ path: `${SCREENSHOTS}diagram-${what}-${name}.png` });

		it('shows the order’s statechart, lights where it is, and traces how it came there', async () => {
			await diagram.of('order');
			expect((await diagram.states()).map(({ path }) => path)).toEqual(
				expect.arrayContaining(['CART', 'PAID', 'PAID.PICKING', 'DELIVERED']),
			);
			await page.tab.waitForFunction(() => window.e2eStates.at(-1)?.includes('PAID'), { timeout: 30_000 });
			await eventually(async () => {
				expect(await diagram.traced()).not.toEqual([]);
			});
			await take('order');
		});

		it('changes nothing but its light when the order goes on', async () => {
			const cart = await page.tab.$('[data-state-path="CART"]');
			const seen = new Set<string>();
			await eventually(async () => {
				for (const path of await diagram.active()) seen.add(path);
				expect([...seen]).toEqual(expect.arrayContaining(['CART', 'PAID']));
			}, 60_000);
			expect(await cart?.evaluate((box) => box.isConnected)).toBe(true);
		});

		it('is moved by keys, and all of it is shown again', async () => {
			await diagram.press('Show all of it');
			const views = [await diagram.view()];
			await page.tab.focus('.diagram-canvas');
			for (const key of ['ArrowLeft', 'ArrowDown', '+', '0'] as const) {
				await page.tab.keyboard.press(key);
				await eventually(async () => {
					expect(await diagram.view()).not.toBe(views.at(-1));
				});
				views.push(await diagram.view());
			}
		});

		it('brings no error into the page', () => {
			expect(page.problems).toEqual([]);
		});

		if (name === 'firefox') return;

		it('is saved as SVG, PNG and Mermaid', async () => {
			const downloadPath = await mkdtemp(join(tmpdir(), 'diagram-'));
			const session = await page.tab.createCDPSession();
			await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
			for (const format of ['SVG', 'PNG', 'Mermaid']) await diagram.save(format);
			await eventually(async () => {
				expect((await readdir(downloadPath)).sort()).toEqual(['order.mmd', 'order.png', 'order.svg']);
			});
			const read = (ending: string) => readFile(join(downloadPath, `order.${ending}`));
			expect((await read('svg')).toString()).toMatch(
				/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg".*PICKING.*<\/svg>$/s,
			);
			expect((await read('svg')).toString()).not.toContain('var(');
			expect((await read('png')).subarray(1, 4).toString()).toBe('PNG');
			expect((await read('png')).length).toBeGreaterThan(5_000);
			expect((await read('mmd')).toString()).toMatch(/^stateDiagram-v2\n.*state "PICKING" as s\d+/s);
		});

		it('draws 300 states beside the page, and does no harm with a hostile definition', async () => {
			const started = (value: unknown) => ({ status: 'active', value, context: {} });
			const socket = await tell(running.sample.signaling, 'tests', [
				{
					sessionId: 'x:1',
					name: 'large',
					definition: largeMachine(33, 8),
					snapshot: started({ group0: 'step1' }),
				},
				{
					sessionId: 'x:2',
					name: 'hostile',
					// The application reads no more than 64 levels of lists and objects.
					definition: hostileMachine(25),
					snapshot: started('constructor'),
				},
			]);
			await page.tab.locator('[aria-label="Search actors"]').fill('tests/');
			await page.tab.waitForSelector('[data-actor][data-name="tests/hostile"]');
			await page.tab.evaluate(watchTasks);
			const begun = performance.now();
			await diagram.of('tests/large');
			await page.tab.waitForFunction(() => document.querySelectorAll('.diagram-state').length === 298);
			const took = Math.round(performance.now() - begun);
			const longest = Math.round(await page.tab.evaluate(() => window.e2eLongest));
			process.stdout.write(
				`298 states drawn after ${took} ms; the longest task in the page took ${longest} ms\n`,
			);
			expect(page.tab.workers()).toHaveLength(1);
			await take('large');

			await diagram.of('tests/hostile');
			expect(await page.tab.$$eval('.diagram script, .diagram img', (all) => all.length)).toBe(0);
			expect((await diagram.states()).map(({ path }) => path)).toContain('<script>alert(1)</script>');
			await take('hostile');
			socket.close();
			expect(page.problems).toEqual([]);
		});
	});
}
