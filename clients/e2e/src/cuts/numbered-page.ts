import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from '../browsers.ts';
import { bundle } from './bundle.ts';
import { SCALE } from './cuts.ts';
import type { Hub } from './hub.ts';
import type { Network } from './network.ts';
import type { Books, NumberedPeer, Status } from './numbered-peer.ts';

/** A page in a browser of its own. */
export class NumberedPage implements NumberedPeer {
	readonly name = 'Chromium';
	readonly #browser: Browser;
	readonly #page: Page;

	private constructor(browser: Browser, page: Page) {
		this.#browser = browser;
		this.#page = page;
	}

	static async open(network: Network, hub: Hub): Promise<NumberedPage> {
		const script = readFileSync(await bundle('page-peer', 'iife'), 'utf8');
		const browser = await launch('chromium', network.inside);
		const page = await browser.newPage();
		await page.setBypassCSP(true);
		await page.goto(`${hub.page}config.json`);
		await page.addScriptTag({ content: script });
		await page.evaluate(`numberedPeer.start(${JSON.stringify(hub.signaling)}, ${SCALE})`);
		return new NumberedPage(browser, page);
	}

	status(): Promise<Status> {
		return this.#tell('status');
	}

	stream(messages: number): Promise<Status> {
		return this.#tell(`stream ${messages}`);
	}

	burst(messages: number): Promise<Status> {
		return this.#tell(`burst ${messages}`);
	}

	cut(): Promise<Status> {
		return this.#tell('cut');
	}

	cutSocket(): Promise<Status> {
		return this.#tell('cut-socket');
	}

	books(): Promise<Books> {
		return this.#tell('books');
	}

	freeze(): void {
		this.#signal('SIGSTOP');
	}

	thaw(): void {
		this.#signal('SIGCONT');
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.#browser.close();
	}

	/** All of its processes: it was started as a group. */
	#signal(signal: NodeJS.Signals): void {
		process.kill(-(this.#browser.process()?.pid ?? Number.NaN), signal);
	}

	#tell<T>(line: string): Promise<T> {
		return this.#page.evaluate(`obey(${JSON.stringify(line)})`) as Promise<T>;
	}
}
