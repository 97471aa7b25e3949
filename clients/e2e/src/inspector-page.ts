import type { Browser, Page } from 'puppeteer-core';
import { problemsOf } from './page-problems.ts';

const ORDER = '[data-actor][data-name="order"]';

const CONNECTED = '[data-peer][data-connection="connected"]';

/** What the scripts below keep in the page. */
declare global {
	interface Window {
		e2eSockets: WebSocket[];
		e2eCut: boolean;
		e2eStates: string[];
	}
}

/** The inspector in a tab of a browser. */
export class InspectorPage {
	readonly problems: readonly string[];

	private constructor(readonly tab: Page) {
		this.problems = problemsOf(tab);
	}

	static async open(
		browser: Pick<Browser, 'newPage'>,
		url: string,
		size = { width: 1280, height: 800 },
	): Promise<InspectorPage> {
		const page = new InspectorPage(await browser.newPage());
		await page.tab.setViewport(size);
		await page.tab.evaluateOnNewDocument(keepSockets);
		await page.tab.evaluateOnNewDocument(recordStates, ORDER);
		const response = await page.tab.goto(url);
		const status = response?.status() ?? 0;
		if (status !== 200 && status !== 304) throw new Error(`${url} answered ${status}`);
		return page;
	}

	/** Until the application's peer is connected and its order is there. */
	async connected(): Promise<void> {
		await this.tab.waitForSelector(CONNECTED, { timeout: 20_000 });
		await this.tab.waitForSelector(`${ORDER}:not([data-state=""])`, { timeout: 20_000 });
	}

	/** Presses the button of this name. */
	async press(name: string): Promise<void> {
		await this.tab.locator(`::-p-aria([name="${name}"][role="button"])`).click();
	}

	/** Shows an actor, by its name, in one of the tabs that there are of one. */
	async choose(name: string, tab: string): Promise<void> {
		await this.tab.locator(`[data-actor][data-name="${name}"]`).click();
		await this.tab.locator(`::-p-aria([name="${tab}"][role="tab"])`).click();
	}

	/** The states that the page has shown the order in, one after the other. */
	states(): Promise<string[]> {
		return this.tab.evaluate(() => window.e2eStates);
	}

	/** Waits until the page has shown this many more changes of the order. */
	async moreTransitions(count: number, timeout = 30_000): Promise<void> {
		const before = (await this.states()).length;
		await this.tab.waitForFunction(
			(enough) => window.e2eStates.length >= enough,
			{ timeout },
			before + count,
		);
	}

	/** Closes the page's WebSockets, and lets no later one reach the application. */
	async cutSignaling(): Promise<void> {
		await this.tab.evaluate(() => {
			window.e2eCut = true;
			window.e2eSockets.forEach((socket) => {
				socket.close();
			});
		});
		await this.tab.waitForFunction(() =>
			window.e2eSockets.every((socket) => socket.readyState === WebSocket.CLOSED),
		);
	}

	/** The signaling sockets that are open. */
	openSockets(): Promise<number> {
		return this.tab.evaluate(
			() => window.e2eSockets.filter((socket) => socket.readyState === WebSocket.OPEN).length,
		);
	}
}

/** Runs in the page, before its own scripts. */
function keepSockets(): void {
	const Original = window.WebSocket;
	window.e2eSockets = [];
	window.e2eCut = false;
	window.WebSocket = class extends Original {
		constructor(url: string | URL, protocols?: string | string[]) {
			// Browsers connect to no port of an older service, and nobody answers there.
			super(window.e2eCut ? 'ws://localhost:9/' : url, protocols);
			window.e2eSockets.push(this);
		}
	};
}

/** Runs in the page, before its own scripts. */
function recordStates(selector: string): void {
	window.e2eStates = [];
	new MutationObserver(() => {
		const state = document.querySelector(selector)?.getAttribute('data-state');
		if (state && state !== window.e2eStates.at(-1)) window.e2eStates.push(state);
	}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });
}
