import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isSnapshotEvent } from 'xstate-webrtc';
import { launch } from '../src/browsers.ts';
import { bundle } from '../src/cuts/bundle.ts';
import { CuttableLine } from '../src/cuttable-line.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { NodePeer } from '../src/node-peer.ts';
import { Sample } from '../src/sample.ts';
import { describeWith } from '../src/with-programs.ts';

/** An actor in the page's list. */
const shown = (name: string, attribute: string): string => `[data-actor][data-name="${name}"][${attribute}]`;

describeWith(['chromium'], 'actors in Chromium that unmodified inspectors of XState report', () => {
	let sample: Sample;
	let browser: Browser;

	beforeAll(async () => {
		sample = await Sample.start();
		browser = await launch('chromium');
	});

	afterAll(async () => {
		await browser.close();
		await sample[Symbol.asyncDispose]();
	});

	/** A page with a script of these tests, on the application's origin. */
	async function pageWith(script: string, folder: string): Promise<Page> {
		const bundled = await bundle(script, 'iife', new URL(`${folder}/${script}.ts`, import.meta.url).href);
		const page = await browser.newPage();
		await page.setBypassCSP(true);
		await page.goto(`${sample.page}config.json`);
		await page.addScriptTag({ content: readFileSync(bundled, 'utf8') });
		return page;
	}

	it('stand on the page, of XState 5 and of XState 4, until their own page is closed', async () => {
		const page = await InspectorPage.open(browser, sample.page);
		await page.connected();
		const url = new URL('inspect', sample.signaling).href;
		const shop = await pageWith('cart-report', '../src');
		await shop.evaluate(`reportCart('${url}?name=shop')`);
		const hall = await pageWith('toggle-page', '../../xstate4/src');
		await hall.evaluate(`reportToggle('${url}?name=hall')`);
		await page.tab.bringToFront();
		await page.tab.waitForSelector(shown('shop/cart', 'data-state="empty"'));
		await page.tab.waitForSelector(shown('hall/toggle', 'data-state="off"'));
		await shop.evaluate(`cart.send({ type: 'ADD', items: 1 })`);
		await page.tab.waitForSelector(shown('shop/cart', 'data-state="full"'));
		const { sources } = (await sample.get('actuator/xstatepeers')) as { sources: object[] };
		expect(sources).toMatchObject([
			{ name: 'shop', dialect: '@statelyai/inspect', actors: 1 },
			{ name: 'hall', dialect: '@xstate/inspect', actors: 1 },
		]);
		await hall.close();
		await page.tab.waitForSelector(shown('hall/toggle', 'data-status="stopped"'));
		await shop.close();
		await page.tab.waitForSelector(shown('shop/cart', 'data-status="stopped"'));
		expect(page.problems).toEqual([]);
	});

	it('come back after a cut as they were, and nothing is seen twice', async () => {
		await using line = await CuttableLine.to(Number(new URL(sample.home).port));
		using peer = await NodePeer.inspect(sample.signaling);
		const sessions = () =>
			peer.events.flatMap(({ type, name, sessionId }) =>
				type === '@xstate.actor' && name === 'cut/cart' ? [sessionId] : [],
			);
		const story = (session: string | undefined) =>
			peer.events
				.filter(({ sessionId, type }) => sessionId === session && type !== '@xstate.actor')
				.map((event) => (isSnapshotEvent(event) ? (event.snapshot as { value: string }).value : event.event));
		const shop = await pageWith('cart-report', '../src');
		await shop.evaluate(`reportCart('ws://localhost:${line.port}/xstate/inspect?name=cut')`);
		await eventually(() => {
			expect(sessions()).toHaveLength(1);
		});
		line.cut();
		await eventually(() => {
			expect(story(sessions()[0])).toEqual(['empty']);
		});
		await shop.evaluate(`cart.send({ type: 'ADD', items: 1 })`);
		await eventually(() => {
			expect(line.made).toBe(2);
			expect(story(sessions()[1]).slice(0, 2)).toEqual([{ type: 'ADD', items: 1 }, 'full']);
		});
		expect(sessions()).toHaveLength(2);
		await shop.close();
	});
});
