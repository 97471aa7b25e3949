import type { Browser, Page } from 'puppeteer-core';
import { problemsOf } from './page-problems.ts';

/** The sample's home page in a tab of a browser, or the page that watches a cart. */
export class ShopPage {
	readonly problems: readonly string[];

	private constructor(readonly tab: Page) {
		this.problems = problemsOf(tab);
	}

	static async open(
		browser: Pick<Browser, 'newPage'>,
		url: string,
		size = { width: 1280, height: 1000 },
	): Promise<ShopPage> {
		const page = new ShopPage(await browser.newPage());
		await page.tab.setViewport(size);
		await page.tab.goto(url);
		return page;
	}

	/** Until the page is in the shop's channel. */
	async joined(): Promise<void> {
		await this.tab.waitForSelector('#channel[data-state="joined"]', { timeout: 20_000 });
	}

	text(id: string): Promise<string> {
		return this.tab.$eval(`#${id}`, (element) => element.textContent);
	}

	/** Puts one of something into the cart, or takes one out. */
	async change(name: string, type: 'ADD' | 'REMOVE' = 'ADD'): Promise<void> {
		await this.tab.locator(`[data-change="${type} ${name}"]`).click();
	}

	async click(id: string): Promise<void> {
		await this.tab.locator(`#${id}`).click();
	}

	/** What can be done with the cart now. */
	buttons(): Promise<string[]> {
		return this.tab.$$eval('.actions button', (all) =>
			all.filter((button) => button.checkVisibility()).map(({ id }) => id),
		);
	}

	/** Until the page shows the order in a state. */
	async order(state: string): Promise<void> {
		await this.tab.waitForSelector(`#road[data-state="${state}"]`, { timeout: 30_000 });
	}

	/** Where the page that watches this cart is. */
	watching(): Promise<string> {
		return this.tab.$eval('#watch', (link) => (link as HTMLAnchorElement).href);
	}
}
