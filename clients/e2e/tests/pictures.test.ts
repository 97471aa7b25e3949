import { copyFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { InspectorPage } from '../src/inspector-page.ts';
import { overflowOf, sampleInBrowser, SCREENSHOTS, SIZES } from '../src/sample-in-browser.ts';
import { ShopPage } from '../src/shop-page.ts';
import { describeWith } from '../src/with-programs.ts';

const README_SHOP = fileURLToPath(new URL('../../../docs/images/shop.png', import.meta.url));

const README_PICTURE = fileURLToPath(new URL('../../../docs/images/inspector.png', import.meta.url));

type Tab = Pick<InspectorPage, 'tab'>;

/** Runs in the page: whether such a state is active, and where it can be seen. */
function isInSight(selector: string): boolean {
	const state = document
		.querySelector(`.diagram-state[data-active="true"]${selector}`)
		?.getBoundingClientRect();
	const canvas = document.querySelector('.diagram-canvas')?.getBoundingClientRect();
	return (
		state !== undefined &&
		canvas !== undefined &&
		state.left > canvas.left &&
		state.right < canvas.right &&
		state.top > canvas.top &&
		state.bottom < canvas.bottom
	);
}

describeWith(['chromium'], 'pictures', () => {
	const running = sampleInBrowser();

	const take = async (page: Tab, name: string, fullPage = false) => {
		const path = `${SCREENSHOTS}${name}.png`;
		await page.tab.screenshot({ path, fullPage });
		expect((await stat(path)).size).toBeGreaterThan(5_000);
		return path;
	};

	const colours = async (page: Tab, scheme: string) => {
		await page.tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
	};

	for (const [width, size] of Object.entries(SIZES)) {
		for (const scheme of ['light', 'dark']) {
			it(`show the ${scheme} page at ${size.width} by ${size.height}`, async () => {
				const page = await InspectorPage.open(running.browser, running.sample.page, size);
				await colours(page, scheme);
				await page.connected();
				await page.moreTransitions(5);

				expect(await overflowOf(page.tab)).toBeLessThanOrEqual(0);
				await take(page, `inspector-${width}-${scheme}`);
				await page.tab.close();
			});
		}
	}

	it('show the order in the README', async () => {
		const page = await InspectorPage.open(running.browser, running.sample.page);
		await colours(page, 'light');
		await page.connected();
		await page.tab.locator('[data-actor][data-name="order"]').click();
		await page.tab.waitForSelector('.diagram[data-drawn]');
		await page.tab.waitForFunction(isInSight, { timeout: 30_000 }, '[data-state-path^="PAID."]');

		const picture = await take(page, 'inspector');
		if (process.env.UPDATE_SCREENSHOTS === 'true') await copyFile(picture, README_PICTURE);
	});

	it('show the cart in the README', async () => {
		const shop = await ShopPage.open(running.browser, running.sample.home);
		await colours(shop, 'light');
		await shop.joined();
		await shop.change('teapot');
		await shop.change('whistle');
		await shop.click('check-out');
		await shop.order('PLACED');
		const path = `${SCREENSHOTS}shop.png`;
		await (await shop.tab.$('#shop'))?.screenshot({ path });
		expect((await stat(path)).size).toBeGreaterThan(5_000);
		if (process.env.UPDATE_SCREENSHOTS === 'true') await copyFile(path, README_SHOP);
		await shop.tab.close();
	});

	for (const [width, size] of Object.entries(SIZES)) {
		for (const scheme of ['light', 'dark']) {
			it(`show the ${scheme} shop at ${size.width} by ${size.height}`, async () => {
				const shop = await ShopPage.open(running.browser, running.sample.home, size);
				await colours(shop, scheme);
				await shop.joined();
				await shop.change('teapot');
				await shop.change('wool blanket');
				await shop.click('check-out');
				await shop.order('PLACED');
				expect(await overflowOf(shop.tab)).toBeLessThanOrEqual(0);
				await take(shop, `shop-${width}-${scheme}`, true);
				expect(shop.problems).toEqual([]);
				await shop.tab.close();
			});
		}
	}
});
