import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from '../browsers.ts';
import { bundle } from './bundle.ts';
import { CommandedPeer } from './commanded-peer.ts';
import type { Hub } from './hub.ts';
import type { Network } from './network.ts';

/** A page in a browser of its own. */
export class NumberedPage extends CommandedPeer {
	override readonly name = 'Chromium';
	readonly #browser: Browser;
	readonly #page: Page;

	private constructor(browser: Browser, page: Page) {
		super();
		this.#browser = browser;
		this.#page = page;
	}

	static async open(network: Network, hub: Hub, scale: number): Promise<NumberedPage> {
		const script = readFileSync(await bundle('page-peer', 'iife'), 'utf8');
		const browser = await launch('chromium', network.inside);
		const page = await browser.newPage();
		await page.setBypassCSP(true);
		await page.goto(`${hub.page}config.json`);
		await page.addScriptTag({ content: script });
		await page.evaluate(`numberedPeer.start(${JSON.stringify(hub.signaling)}, ${scale})`);
		return new NumberedPage(browser, page);
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
