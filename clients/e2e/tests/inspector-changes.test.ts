import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startJava } from '../src/application.ts';
import { launch } from '../src/browsers.ts';
import { freePort } from '../src/free-port.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { JAR, Sample } from '../src/sample.ts';
import { describeWith } from '../src/with-programs.ts';

const FOLDER = fileURLToPath(new URL('../target/screenshots/', import.meta.url));

const RESTART_MS = 60_000;

const start = async (port: number) =>
	new Sample(
		await startJava(
			['-jar', JAR],
			[`server.port=${port}`, 'shop.trade.interval=150ms', 'shop.order.pause=150ms'],
		),
	);

describeWith(['chromium'], "the inspector's look back", () => {
	it('stands still while the order goes on, and the page goes on through a restart', async () => {
		await mkdir(FOLDER, { recursive: true });
		const port = await freePort();
		const first = await start(port);
		const browser = await launch('chromium');
		try {
			const page = await InspectorPage.open(browser, first.page);
			const { tab } = page;
			const text = (selector: string) =>
				tab.$eval(selector, (element) => element.textContent.replace(/\s+/g, ' '));
			await page.connected();
			await tab.locator('[data-actor][data-name="order"]').click();
			await tab.locator('::-p-aria([name="Over time"][role="tab"])').click();
			await page.moreTransitions(4);

			await tab.locator('::-p-aria([name="Change before"])').click();
			await tab.waitForSelector('.changes[data-live="false"]');
			const before = await text('.moment');
			await page.moreTransitions(2);
			expect(await text('.moment')).toBe(before);
			expect(await text('.timeline-now')).toMatch(/\d+ new/);
			await tab.screenshot({ path: `${FOLDER}inspector-changes.png` });
			await tab.locator('::-p-aria([name="Now"])').click();
			await tab.waitForSelector('.changes[data-live="true"]');

			await first.end('SIGKILL');
			await tab.waitForSelector('[data-channel-state="rejoining"]', { timeout: RESTART_MS });
			await tab.screenshot({ path: `${FOLDER}inspector-restarting.png` });
			await using second = await start(port);
			expect(second.page).toBe(first.page);
			await tab.waitForSelector('[data-channel-state="joined"]', { timeout: RESTART_MS });
			await page.moreTransitions(2, RESTART_MS);
			await tab.waitForFunction(
				() =>
					document.querySelector('[data-chosen-actor]') !== null &&
					!document.body.textContent.includes('has left the channel.'),
				{ timeout: RESTART_MS },
			);
			expect(await text('.details-name')).toBe('order');

			await tab.locator('[aria-label="Filter the events"]').fill('kind:peer peer:sample-app');
			await tab.waitForFunction(
				() =>
					[...document.querySelectorAll('.log-row')].filter((row) =>
						row.textContent.includes('joined the channel'),
					).length >= 2,
			);
			await tab.locator('::-p-text(Connections)').click();
			await tab.waitForSelector('li[data-peer-name="sample-app"][data-connection="connected"]');
			expect(await text('li[data-peer-name="sample-app"]')).toContain('Direct');
			await tab.screenshot({ path: `${FOLDER}inspector-connections.png` });
		} finally {
			await browser.close();
			await first.end('SIGKILL');
		}
	});
});
