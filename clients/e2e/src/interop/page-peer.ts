import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from '../browsers.ts';
import { bundle } from '../cuts/bundle.ts';
import { InteropPeer } from './interop-peer.ts';

/** A page in Chromium. */
export class PagePeer extends InteropPeer {
	readonly #browser: Browser;
	readonly #page: Page;

	readonly #script: string;

	private constructor(name: string, browser: Browser, page: Page, script: string) {
		super(name);
		this.#browser = browser;
		this.#page = page;
		this.#script = script;
		page.on('console', (message) => {
			this.receive(`console: ${message.text()}`);
		});
	}

	static async open(name: string): Promise<PagePeer> {
		const [browser, script] = await Promise.all([
			launch('chromium'),
			bundle('interop-page', 'iife', import.meta.url),
		]);
		return new PagePeer(name, browser, await browser.newPage(), readFileSync(script, 'utf8'));
	}

	/** The hub serves the page, too: a foreign origin is refused. */
	override async join(url: string, channel: string): Promise<{ url?: string }> {
		await this.#page.setBypassCSP(true);
		await this.#page.exposeFunction('answer', (line: string) => {
			this.receive(line);
		});
		await this.#page.goto(url.replace(/^ws/, 'http').replace(/signaling$/, 'config.json'));
		await this.#page.addScriptTag({ content: this.#script });
		return super.join(url, channel);
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
