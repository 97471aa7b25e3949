import { RTCPeerConnection } from 'node-datachannel/polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createWebSocketInspector } from '@statelyai/inspect';
import { createActor } from 'xstate';
import { type Channel, type InspectionEvent, isSnapshotEvent, join } from 'xstate-webrtc';
import { startToggle } from '../../xstate4/src/toggle.ts';
import { reportCart } from '../guide/reported-cart.ts';
import { cartMachine } from '../src/cart-machine.ts';
import { eventually } from '../src/eventually.ts';
import { TestApplication } from '../src/test-application.ts';

const LABEL = 'doors';

let application: TestApplication;
let channel: Channel;
let jvm: string;
const events: InspectionEvent[] = [];

beforeAll(async () => {
	application = await TestApplication.start('NamedDoorsApplication', [
		`xstate.webrtc.channel-labels=${LABEL}`,
		'xstate.webrtc.actors.exposure.include=toggles/*',
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
