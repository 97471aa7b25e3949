import { createInspector } from '@statelyai/inspect';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { assign, createActor, createMachine, fromPromise, setup } from 'xstate';
import { createWebRtcInspector, type InspectionEvent } from '../src/index.js';
import { actorScene } from './support/actor-scene.js';
import type { Wire } from './support/fake-hub.js';
import { FakePeerConnection } from './support/fake-rtc.js';
import { cartMachine } from './support/machines.js';
import { meeting } from './support/meeting.js';
import { notes, settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
});
afterEach(() => {
	vi.useRealTimers();
});

/** A page that publishes its cart, and a peer that inspects by hand. */
async function publishing(permissions = ['inspect', 'values']) {
	const all = await actorScene({ permissions });
	const { inspect } = createWebRtcInspector(all.channel);
	const cart = createActor(cartMachine, { inspect, systemId: 'cart' }).start();
	await all.other.offer();
	await settle();
	const ask = async (...messages: object[]) => {
		const before = all.other.received[1].length;
		all.other.send(1, ...messages);
		await settle();
		return all.other.received[1].slice(before).filter(({ type }) => type !== 'ack');
	};
	const acknowledge = async () => {
		const received = all.other.received[1].filter(({ type }) => type !== 'hello' && type !== 'ack').length;
		all.other.send(1, { type: 'ack', received });
		await settle();
	};
	return { ...all, inspect, cart, ask, acknowledge };
}

const types = (messages: Wire[]) =>
	messages.map(({ type, _seq }) => (_seq === undefined ? type : `${type} ${_seq as number}`));

describe('a page that publishes its actors', () => {
	it('tells an inspector what it lacks, who is alive, and then what happens', async () => {
		const { ask, cart, other } = await publishing();
		const answers = await ask({ type: 'inspect', history: 200 });
		expect(types(answers)).toEqual(['@xstate.actor 1', '@xstate.event 2', '@xstate.snapshot 3', 'synced']);
		expect(answers[0]).toMatchObject({
			name: 'cart',
			systemId: 'cart',
			src: 'cart',
			sessionId: cart.sessionId,
			rootId: cart.sessionId,
			snapshot: { status: 'active', value: 'open', context: { items: 0, apiKey: '******' } },
			id: null,
			_version: '0.7.2',
		});
		const definition = JSON.parse(String(answers[0]?.definition)) as object;
		expect(definition).toMatchObject({ id: 'cart', initial: 'open', states: { paid: { type: 'final' } } });
		expect(definition).not.toHaveProperty('context');
		expect(answers.at(-1)).toEqual({ type: 'synced', sessionIds: [cart.sessionId] });
		cart.send({ type: 'ADD', items: 2 });
		await settle();
		expect(other.received[1].slice(-2)).toMatchObject([
			{ type: '@xstate.event', _seq: 4, event: { type: 'ADD', items: 2 } },
			{ type: '@xstate.snapshot', _seq: 5, event: { type: 'ADD' }, snapshot: { context: { items: 2 } } },
		]);
	});

	it('masks values for those who may not see them, and tells all anew when they may', async () => {
		const { ask, cart, hub, other } = await publishing(['inspect']);
		cart.send({ type: 'ADD', items: 2 });
		expect((await ask({ type: 'inspect' })).slice(-3)).toMatchObject([
			{ type: '@xstate.event', event: { type: 'ADD', items: '******' } },
			{ type: '@xstate.snapshot', snapshot: { value: 'open', context: { items: '******' } } },
			{ type: 'synced' },
		]);
		hub.socket.deliver({
			type: 'peer-updated',
			peer: { ...other.entry, permissions: ['inspect', 'values'] },
		});
		await settle();
		expect(other.received[1].slice(-4)).toMatchObject([
			{ type: 'gap', dropped: 0 },
			{ type: '@xstate.actor', _seq: 1 },
			{
				type: '@xstate.snapshot',
				event: { type: '@xstate-webrtc.resync' },
				snapshot: { context: { items: 2 } },
			},
			{ type: 'synced' },
		]);
	});

	it.each([
		['what came after', 3, ['@xstate.event 4', '@xstate.snapshot 5', 'synced']],
		['nothing that it has', 5, ['synced']],
		[
			'everything, if its number comes from an earlier run',
			99,
			[
				'@xstate.actor 1',
				'@xstate.event 2',
				'@xstate.snapshot 3',
				'@xstate.event 4',
				'@xstate.snapshot 5',
				'synced',
			],
		],
	])('tells one that comes back %s', async (_what, after, told) => {
		const { ask, cart } = await publishing();
		cart.send({ type: 'TELL' });
		expect(types(await ask({ type: 'inspect', after }))).toEqual(told);
	});

	it('tells of as many past events as are asked for, and of the actors from before', async () => {
		const { ask, cart } = await publishing();
		cart.send({ type: 'TELL' });
		expect(types(await ask({ type: 'inspect', history: 1 }))).toEqual([
			'@xstate.actor 1',
			'@xstate.snapshot 5',
			'synced',
		]);
	});

	it('tells of a gap where its history does not reach', async () => {
		const { ask, cart } = await publishing();
		for (let sent = 0; sent < 200; sent++) cart.send({ type: 'TELL' });
		const answers = await ask({ type: 'inspect', after: 3 });
		expect(types(answers)).toEqual(['gap', '@xstate.actor 1', '@xstate.snapshot 403', 'synced']);
		expect(answers[0]).toEqual({ type: 'gap', dropped: 200 });
	});

	it('owes an inspector that is too slow the newest states alone', async () => {
		const { ask, cart, other, acknowledge } = await publishing();
		await ask({ type: 'inspect' });
		for (let sent = 0; sent < 3_000; sent++) cart.send({ type: 'TELL' });
		await settle();
		const told = other.received[1].filter(({ type }) => type.startsWith('@')).length;
		await acknowledge();
		const [gap, newest, synced] = other.received[1].slice(-3);
		expect(told + Number(gap?.dropped)).toBe(6_003);
		expect(gap?.type).toBe('gap');
		expect(newest).toMatchObject({
			type: '@xstate.snapshot',
			_seq: 6_003,
			snapshot: { context: { items: 3_000 } },
		});
		expect(synced).toMatchObject({ type: 'synced' });
	});

	it('forgets actors that have ended, also those whose action threw', async () => {
		const reported = vi.fn();
		vi.stubGlobal('reportError', reported);
		const { ask, cart, inspect } = await publishing();
		const second = createActor(cartMachine, { inspect }).start();
		second.subscribe({ error: () => undefined });
		second.send({ type: 'BREAK' });
		cart.stop();
		expect((await ask({ type: 'inspect' })).at(-1)).toEqual({ type: 'synced', sessionIds: [] });
		vi.unstubAllGlobals();
	});

	it('tells of those alone that are asked for', async () => {
		const { ask, inspect, cart } = await publishing();
		createActor(createMachine({ id: 'other' }), { inspect }).start();
		const answers = await ask({ type: 'inspect', query: { src: 'ca*' } });
		expect(new Set(answers.map(({ sessionId }) => sessionId))).toEqual(new Set([cart.sessionId, undefined]));
	});

	it('ends the link of one who may not inspect, or may not any more', async () => {
		const { ask, other, hub } = await publishing([]);
		await ask({ type: 'inspect' });
		expect(other.got(0, 'bye')).toMatchObject([{ code: 'forbidden' }]);
		const granted = await publishing();
		await granted.ask({ type: 'inspect' });
		granted.hub.socket.deliver({ type: 'peer-updated', peer: { ...granted.other.entry, permissions: [] } });
		await settle();
		expect(granted.other.got(0, 'bye')).toMatchObject([{ code: 'forbidden' }]);
		expect(hub.sockets).toHaveLength(1);
	});

	it('ends the link of one who begins again and again', async () => {
		const { ask, other } = await publishing();
		await ask(...Array.from({ length: 11 }, () => ({ type: 'inspect', history: 1 })));
		expect(other.got(0, 'bye')).toMatchObject([{ code: 'overflow' }]);
	});

	it('says nothing after uninspect', async () => {
		const { ask, cart, other } = await publishing();
		await ask({ type: 'inspect' }, { type: 'uninspect' });
		const before = other.received[1].length;
		cart.send({ type: 'TELL' });
		await settle();
		expect(other.received[1]).toHaveLength(before);
	});
});

describe('two pages', () => {
	it('inspect each other through cuts: children, events and their senders', async () => {
		const { shop, clerk } = await meeting();
		const { inspect } = createWebRtcInspector(shop);
		const parent = setup({ actors: { child: fromPromise(() => Promise.resolve(7)) } }).createMachine({
			context: { got: 0 },
			invoke: { src: 'child', onDone: { actions: assign({ got: ({ event }) => event.output }) } },
		});
		const events: InspectionEvent[] = [];
		const { told, options } = notes();
		clerk.inspect('p-shop', { ...options, onEvents: (more) => events.push(...more) });
		await settle(100);
		const actor = createActor(parent, { inspect }).start();
		await settle(100);
		const child = events.find(({ src }) => src === 'child');
		expect(child).toMatchObject({ rootId: actor.sessionId, parentId: actor.sessionId });
		const done = events.find(({ event }) => event?.type.startsWith('xstate.done.actor'));
		expect(done).toMatchObject({ sessionId: actor.sessionId, sourceId: child?.sessionId });
		FakePeerConnection.last.close();
		actor.send({ type: 'CUT' });
		await settle(2_000);
		expect(events.filter(({ event }) => event?.type === 'CUT')).toHaveLength(2);
		expect(new Set(events.map(({ _seq }) => _seq)).size).toBe(events.length);
		expect(told).not.toContain('restart');
	});

	it('publish through createInspector of @statelyai/inspect, too', async () => {
		const { shop, clerk } = await meeting();
		const inspector = createInspector(createWebRtcInspector(shop).adapter);
		const events: InspectionEvent[] = [];
		clerk.inspect('p-shop', { onEvents: (more) => events.push(...more) });
		await settle(100);
		const cart = createActor(cartMachine, { inspect: inspector.inspect }).start();
		cart.send({ type: 'ADD', items: 2 });
		await settle(100);
		expect(events.map(({ type }) => type)).toEqual([
			'@xstate.actor',
			'@xstate.event',
			'@xstate.snapshot',
			'@xstate.event',
			'@xstate.snapshot',
		]);
		const [first, last] = [events[0], events.at(-1)];
		expect(last).toMatchObject({
			sessionId: cart.sessionId,
			snapshot: { context: { items: 2 }, tags: ['editable'] },
		});
		expect(JSON.parse(first?.definition ?? '')).not.toHaveProperty('context');
	});
});
