import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { CHECKOUT, hostileMachine, ORDER } from '../../inspector/dev/machines.ts';
import { DiagramPage } from '../src/diagram-page.ts';
import { eventually } from '../src/eventually.ts';
import { tell } from '../src/tell.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { MermaidPage } from '../src/mermaid-page.ts';
import { sampleInBrowser, SCREENSHOTS } from '../src/sample-in-browser.ts';
import { describeWith } from '../src/with-programs.ts';

/** The application reads no more than 64 levels of lists and objects. */
const HOSTILE = hostileMachine(25);

describeWith(['chromium'], 'a diagram that is saved for Mermaid', () => {
	const running = sampleInBrowser('shop.trade.enabled=false');
	let page: InspectorPage;
	let diagram: DiagramPage;
	let mermaid: MermaidPage;
	let folder: string;
	let socket: WebSocket;

	beforeAll(async () => {
		page = await InspectorPage.open(running.browser, running.sample.page);
		diagram = new DiagramPage(page.tab);
		await page.connected();
		folder = await mkdtemp(join(tmpdir(), 'mermaid-'));
		const session = await page.tab.createCDPSession();
		await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
		const machines = { order: ORDER, checkout: CHECKOUT, hostile: HOSTILE };
		socket = await tell(
			running.sample.signaling,
			'tests',
			Object.entries(machines).map(([name, definition]) => ({
				sessionId: name,
				name,
				definition,
				snapshot: { status: 'active', value: 'cart', context: {} },
			})),
		);
		mermaid = await MermaidPage.open(running.browser);
	});

	afterAll(async () => {
		socket.close();
		await rm(folder, { recursive: true });
	});

	/** Saves the diagram of an actor. @returns what the file holds, and Mermaid reads */
	async function saved(actor: string, file: string): Promise<string> {
		// A tab in the background draws nothing.
		await page.tab.bringToFront();
		await diagram.of(actor);
		await diagram.save('Mermaid');
		const text = await eventually(() => readFile(join(folder, file), 'utf8'));
		expect(await mermaid.kindOf(text)).toBe('stateDiagram');
		return text;
	}

	/** @returns the names of the states */
	const draw = async (text: string, picture: string) => {
		await mermaid.tab.bringToFront();
		const names = await mermaid.draw(text);
		await mermaid.tab.screenshot({ path: `${SCREENSHOTS}mermaid-${picture}.png` });
		return names;
	};

	it('is read by Mermaid, and drawn with each state where it belongs', async () => {
		const text = await saved('tests/order', 'order.mmd');
		const names = ['order', 'cart', 'checkout', 'paid', 'packing', 'shipping', 'delivered', 'cancelled'];
		expect((await draw(text, 'order')).sort()).toEqual(names.sort());
		for (const inner of ['packing', 'shipping']) expect(await mermaid.isWithin(inner, 'paid')).toBe(true);
		for (const outer of ['cart', 'delivered']) expect(await mermaid.isWithin(outer, 'paid')).toBe(false);
	});

	it('is drawn also where the machine itself goes somewhere, with regions and history', async () => {
		const text = await saved('tests/checkout', 'checkout.mmd');
		expect(await draw(text, 'checkout')).toEqual(
			expect.arrayContaining(['H*', 'parcel', 'letter', 'cancelled']),
		);
		expect(await mermaid.isWithin('away', 'parcel')).toBe(true);
		expect(await mermaid.isWithin('cancelled', 'payment')).toBe(false);
	});

	it('holds hostile names as they are, and none of them is read as anything else', async () => {
		const text = await saved('tests/hostile', 'img-src-x-onerror-alert-1.mmd');
		const names = await draw(text, 'hostile');
		expect(names).toEqual(
			expect.arrayContaining([
				'<img src=x onerror=alert(1)>',
				'<script>alert(1)</script>',
				'__proto__',
				'a.b\\',
				'gnp.exe',
			]),
		);
		expect(names.filter((name) => /^s\d+$/.test(name))).toEqual([]);
		expect(await mermaid.tab.$$eval('script[src], body script, img', (all) => all.length)).toBe(0);
		expect(await mermaid.arrows()).toContain('always [%%{init}%% --> end; note]');
	});
});
