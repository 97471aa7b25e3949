import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from '../browsers.ts';
import { bundle } from '../cuts/bundle.ts';
import { InteropPeer } from './interop-peer.ts';

/** A page in Chromium. */
export class PagePeer extends InteropPeer {
	readonly #browser: Browser;
	readonly #page: Page;

	private constructor(name: string, browser: Browser, page: Page) {
		super(name);
		this.#browser = browser;
		this.#page = page;
		page.on('console', (message) => {
			this.receive(`console: ${message.text()}`);
		});
	}

	/** @param signaling of the hub, which serves the page, too: a foreign origin is refused */
	static async open(name: string, signaling: string): Promise<PagePeer> {
		const script = readFileSync(await bundle('interop-page', 'iife', import.meta.url), 'utf8');
		const browser = await launch('chromium');
		const page = await browser.newPage();
		const peer = new PagePeer(name, browser, page);
		await page.setBypassCSP(true);
		await page.exposeFunction('answer', (line: string) => {
			peer.receive(line);
		});
		await page.goto(signaling.replace(/^ws/, 'http').replace(/signaling$/, 'config.json'));
		await page.addScriptTag({ content: script });
		return peer;
	}

	override async [Symbol.asyncDispose](): Promise<void> {
		await this.#browser.close();
	}

	protected override write(line: string): void {
		this.#page.evaluate(`obey(${JSON.stringify(line)})`).catch((error: unknown) => {
			this.ended(String(error));
		});
	}
}
