import { readFileSync } from 'node:fs';
import { createWebSocketInspector } from '@statelyai/inspect';
import { RTCPeerConnection } from 'node-datachannel/polyfill';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createActor } from 'xstate';
import { type Channel, type InspectionEvent, isSnapshotEvent, join } from 'xstate-webrtc';
import { startToggle } from '../../xstate4/src/toggle.ts';
import { reportCart } from '../guide/reported-cart.ts';
import { launch } from '../src/browsers.ts';
import { cartMachine } from '../src/cart-machine.ts';
import { bundle } from '../src/cuts/bundle.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { TestApplication } from '../src/test-application.ts';
import { describeWith } from '../src/with-programs.ts';

const LABEL = 'doors';

let application: TestApplication;
let channel: Channel;
let jvm: string;
const events: InspectionEvent[] = [];

beforeAll(async () => {
	application = await TestApplication.start('NamedDoorsApplication', [
		`xstate.webrtc.channel-labels=${LABEL}`,
		'xstate.webrtc.actors.exposure.include=toggles/*',
		'management.endpoints.web.exposure.include=xstatepeers',
	]);
	const engines = { webSocket: WebSocket, rtcPeerConnection: RTCPeerConnection };
	channel = join(application.signaling, { channel: LABEL, name: 'a script', kind: 'node', ...engines });
	await channel.joined;
	jvm = await eventually(() => {
		const found = channel.peers.find(({ kind }) => kind === 'jvm');
		if (!found) throw new Error('The application is no peer of its channel');
		return found.peerId;
	});
	channel.inspect(jvm, { onEvents: (more) => events.push(...more) });
});

afterAll(async () => {
	channel.close();
	await application[Symbol.asyncDispose]();
});

/** An actor in the page's list. */
const shown = (name: string, attribute: string): string => `[data-actor][data-name="${name}"][${attribute}]`;

const socketUrl = (name: string): string => `${new URL('inspect', application.signaling).href}?name=${name}`;

const sessionsOf = (name: string): string[] =>
	events.flatMap(({ type, name: its, sessionId }) =>
		type === '@xstate.actor' && its === name && sessionId !== undefined ? [sessionId] : [],
	);

/** What is seen of an actor: the type of each event that it received, and each state, with its status. */
const story = (sessionId: string | undefined): unknown[] =>
	events
		.filter((event) => event.sessionId === sessionId && event.type !== '@xstate.actor')
		.map((event) => {
			if (!isSnapshotEvent(event)) return (event.event as { type: string }).type;
			const { status, value } = event.snapshot as { status: string; value: string };
			return `${status} ${value}`;
		});

it('A machine of XState 5 and what it starts are seen by the unmodified inspector, and none that never starts', async () => {
	const inspector = createWebSocketInspector({ url: socketUrl('shop') });
	createActor(cartMachine, { inspect: inspector.inspect });
	const cart = createActor(cartMachine, { inspect: inspector.inspect }).start();
	await eventually(() => {
		expect(sessionsOf('shop/cart')).toHaveLength(1);
	});
	cart.send({ type: 'ADD', items: 2 });
	await eventually(() => {
		expect(sessionsOf('shop/price')).toHaveLength(1);
		expect(story(sessionsOf('shop/price')[0]).at(-1)).toBe('done ');
	});
	const price = events.find(({ type, name }) => type === '@xstate.actor' && name === 'shop/price');
	expect(price).toMatchObject({ parentId: sessionsOf('shop/cart')[0], rootId: sessionsOf('shop/cart')[0] });
	cart.send({ type: 'PAY' });
	const [session] = sessionsOf('shop/cart');
	await eventually(() => {
		expect(story(session).at(-1)).toBe('done paid');
	});
	expect(story(session)).toEqual([
		'ADD',
		'active full',
		'xstate.done.actor.price',
		'active full',
		'PAY',
		'done paid',
	]);
	const last = events.filter((event) => event.sessionId === session && isSnapshotEvent(event)).at(-1);
	expect(last).toMatchObject({ snapshot: { context: { items: 2, password: '******' } } });
	inspector.stop();
});

it('One whose inspector stops and starts again goes on as it was, and nothing is seen twice', async () => {
	const inspector = createWebSocketInspector({ url: socketUrl('again') });
	const cart = createActor(cartMachine, { inspect: inspector.inspect }).start();
	cart.send({ type: 'ADD', items: 1 });
	const stories = () => sessionsOf('again/cart').map(story);
	const full = ['ADD', 'active full', 'xstate.done.actor.price', 'active full'];
	await eventually(() => {
		expect(stories()).toEqual([full]);
	});
	inspector.stop();
	await eventually(() => {
		expect(stories()).toEqual([[...full, 'stopped full']]);
	});
	inspector.start();
	cart.send({ type: 'PAY' });
	await eventually(() => {
		expect(stories()).toEqual([
			[...full, 'stopped full'],
			['PAY', 'done paid'],
		]);
	});
	inspector.stop();
});

it('A machine of XState 4 is seen by its unmodified inspector, and driven', async () => {
	const toggle = startToggle(socketUrl('toggles'));
	const session = await eventually(() => {
		const [found] = sessionsOf('toggles/toggle');
		if (found === undefined) throw new Error('No toggle is seen');
		return found;
	});
	toggle.toggle();
	const remote = channel.actor(`xstate://${LABEL}/${jvm}/${session}`);
	await eventually(() => {
		expect(story(session)).toEqual(['TOGGLE', 'active on']);
	});
	expect(await remote.ask({ type: 'TOGGLE' })).toMatchObject({
		accepted: true,
		snapshot: { value: 'off', context: { turns: 1, password: '******' } },
	});
	expect(toggle.state()).toBe('off');
	expect(await remote.ask({ type: 'FINISH' })).toMatchObject({ accepted: false, snapshot: { value: 'off' } });
	toggle.stop();
	await eventually(() => {
		expect(story(session).at(-1)).toBe('stopped off');
	});
	toggle.close();
});

it('An actor that is not exposed, or of XState 5, is not driven', async () => {
	const toggle = startToggle(socketUrl('hidden'));
	const cart = reportCart(socketUrl('toggles'));
	const code = (name: string) =>
		channel
			.actor(`xstate://${LABEL}/${jvm}/${String(sessionsOf(name)[0])}`)
			.ask({ type: 'TOGGLE' })
			.then(
				({ accepted }) => accepted,
				(error: unknown) => (error as { code?: unknown }).code,
			);
	await eventually(() => {
		expect(sessionsOf('hidden/toggle')).toHaveLength(1);
		expect(sessionsOf('toggles/cart')).toHaveLength(1);
	});
	expect(await code('hidden/toggle')).toBe('not-exposed');
	expect(await code('toggles/cart')).toBe(false);
	cart.stop();
	toggle.stop();
	toggle.close();
});

describeWith(['chromium'], 'In Chromium', () => {
	let browser: Browser;

	beforeAll(async () => {
		browser = await launch('chromium');
	});

	afterAll(async () => {
		await browser.close();
	});

	/** A page with a script of these tests, on the application's origin. */
	async function pageWith(script: string, folder: string): Promise<Page> {
		const bundled = await bundle(script, 'iife', new URL(`${folder}/${script}.ts`, import.meta.url).href);
		const page = await browser.newPage();
		await page.setBypassCSP(true);
		await page.goto(`${application.page}config.json`);
		await page.addScriptTag({ content: readFileSync(bundled, 'utf8') });
		return page;
	}

	it('such machines stand on the page, of XState 5 and of XState 4, until their own page is closed', async () => {
		const { tab, problems } = await InspectorPage.open(browser, application.page);
		const shop = await pageWith('cart-report', '../src');
		await shop.evaluate(`reportCart('${socketUrl('shop')}')`);
		const hall = await pageWith('toggle-page', '../../xstate4/src');
		await hall.evaluate(`reportToggle('${socketUrl('hall')}')`);
		await tab.bringToFront();
		await tab.waitForSelector(shown('shop/cart', 'data-state="empty"'));
		await tab.waitForSelector(shown('hall/toggle', 'data-state="off"'));
		await shop.evaluate(`cart.send({ type: 'ADD', items: 1 })`);
		await tab.waitForSelector(shown('shop/cart', 'data-state="full"'));
		const { sources } = (await application.get('actuator/xstatepeers')) as { sources: object[] };
		expect(sources).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ name: 'shop', dialect: '@statelyai/inspect', actors: 1 }),
				expect.objectContaining({ name: 'hall', dialect: '@xstate/inspect', actors: 1 }),
			]),
		);
		await hall.close();
		await tab.waitForSelector(shown('hall/toggle', 'data-status="active"'), { hidden: true });
		await shop.close();
		await tab.waitForSelector(shown('shop/cart', 'data-status="active"'), { hidden: true });
		expect(problems).toEqual([]);
	});
});
