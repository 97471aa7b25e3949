import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from '../browsers.ts';
import { bundle } from './bundle.ts';
import { CommandedPeer } from './commanded-peer.ts';
import { SCALE } from './cuts.ts';
import type { Hub } from './hub.ts';
import type { Network } from './network.ts';

/** A page in a browser of its own. */
export class NumberedPage extends CommandedPeer {
	override readonly name = 'Chromium';
	readonly #browser: Browser;
	readonly #page: Page;
	readonly #start: () => Promise<void>;

	private constructor(browser: Browser, page: Page, start: () => Promise<void>) {
		super();
		this.#browser = browser;
		this.#page = page;
		this.#start = start;
	}

	static async open(network: Network, hub: Hub): Promise<NumberedPage> {
		const script = readFileSync(await bundle('page-peer', 'iife'), 'utf8');
		const browser = await launch('chromium', network.inside);
		const page = await browser.newPage();
		await page.setBypassCSP(true);
		await page.goto(`${hub.page}config.json`);
		const start = async (): Promise<void> => {
			await page.addScriptTag({ content: script });
			await page.evaluate(`numberedPeer.start(${JSON.stringify(hub.signaling)}, ${SCALE})`);
		};
		await start();
		return new NumberedPage(browser, page, start);
	}

	/** Loads the page anew; its books go on. It leaves its channel, or takes its id up again. */
	async reload(leaveBy: 'close' | 'suspend'): Promise<void> {
		await this.#page.evaluate(`sessionStorage.setItem('leave-by', '${leaveBy}')`);
		await this.#page.reload();
		await this.#start();
	}

	override freeze(): void {
		this.#signal('SIGSTOP');
	}

	override thaw(): void {
		this.#signal('SIGCONT');
	}

	override async [Symbol.asyncDispose](): Promise<void> {
		await this.#browser.close();
	}

	/** All of its processes: it was started as a group. */
	#signal(signal: NodeJS.Signals): void {
		process.kill(-(this.#browser.process()?.pid ?? Number.NaN), signal);
	}

	protected override tell<T>(line: string): Promise<T> {
		return this.#page.evaluate(`obey(${JSON.stringify(line)})`) as Promise<T>;
	}
}
