import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createActor, createMachine, sendTo } from 'xstate';
import { createWebRtcInspector } from '../src/index.js';
import { actorScene } from './support/actor-scene.js';
import type { Wire } from './support/fake-hub.js';
import { FakePeerConnection } from './support/fake-rtc.js';
import { cartMachine } from './support/machines.js';
import { settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** A page that serves and publishes its cart, and a peer that inspects and asks by hand. */
async function witnessing({ permissions = ['inspect', 'values', 'send'], query = {} } = {}) {
	const all = await actorScene({ permissions });
	const { inspect } = createWebRtcInspector(all.channel);
	const cart = createActor(cartMachine, { inspect, systemId: 'cart' }).start();
	all.channel.expose(cart);
	await all.other.offer();
	await settle();
	all.other.send(1, { type: 'inspect', history: 0, query });
	await settle();
	const say = async (...messages: object[]) => {
		const before = all.other.received[1].length;
		if (messages.length > 0) all.other.send(0, ...messages);
		await settle();
		return all.other.received[1].slice(before).filter(({ type }) => type !== 'ack');
	};
	return { ...all, inspect, cart, say };
}

const types = (messages: Wire[]) => messages.map(({ type }) => type);

describe('a page that is inspected', () => {
	it('tells who sent an event over the wire, and of what the actor sends on that account its own', async () => {
		const { channel, inspect, cart, say } = await witnessing();
		const machine = createMachine({
			invoke: { src: createMachine({}), id: 'child' },
			on: { GO: { actions: sendTo('child', { type: 'ON' }) } },
		});
		const relay = createActor(machine, { inspect }).start();
		channel.expose(relay);
		await settle();
		const [event] = await say({
			type: 'send',
			to: cart.sessionId,
			from: 'x:3',
			event: { type: 'ADD', items: 1 },
		});
		expect(event).toMatchObject({ type: '@xstate.event', sessionId: cart.sessionId, sourceId: 'p-z/x:3' });
		const events = await say({ type: 'send', to: relay.sessionId, event: { type: 'GO' } });
		expect(events.filter(({ type }) => type === '@xstate.event').map(({ sourceId }) => sourceId)).toEqual([
			'p-z/',
			relay.sessionId,
		]);
		cart.send({ type: 'ADD', items: 1 });
		const [own] = await say();
		expect(own).not.toHaveProperty('sourceId');
	});

	it('tells how an ask ended, to whom, and nothing of the values', async () => {
		const { cart, say } = await witnessing();
		const messages = await say({
			type: 'ask',
			id: 1,
			to: '@cart',
			from: 'x:3',
			event: { type: 'ADD', items: 2 },
		});
		expect(types(messages)).toEqual(['@xstate.event', '@xstate.snapshot', '@xstate.reply']);
		const { _seq, createdAt, ...reply } = messages[2] as Wire;
		expect([typeof _seq, typeof createdAt]).toEqual(['number', 'string']);
		expect(reply).toEqual({
			type: '@xstate.reply',
			sessionId: cart.sessionId,
			rootId: cart.sessionId,
			targetId: 'p-z/x:3',
			event: { type: 'ADD' },
			accepted: true,
			id: null,
			_version: '0.7.2',
		});
		const refused = await say({ type: 'ask', id: 2, to: '@cart', event: { type: 'REOPEN' } });
		expect(refused.at(-1)).toMatchObject({ type: '@xstate.reply', targetId: 'p-z/', accepted: false });
	});

	it('tells that an actor failed on an ask, without the words of its error', async () => {
		vi.stubGlobal('reportError', () => undefined);
		const { say } = await witnessing();
		const messages = await say({ type: 'ask', id: 1, to: '@cart', event: { type: 'BREAK' } });
		expect(messages.find(({ type }) => type === '@xstate.reply')).toMatchObject({ code: 'not-accepted' });
		expect(JSON.stringify(messages)).not.toContain('a secret');
	});

	it('tells of events that reach no actor, with their secrets masked', async () => {
		const { say } = await witnessing();
		const event = { type: 'GO', amount: 7, token: 'abc' };
		const [letter] = await say({ type: 'send', to: '@nobody', from: 'x:3', event });
		expect(letter).toMatchObject({
			type: '@xstate.deadletter',
			sourceId: 'p-z/x:3',
			to: '@nobody',
			code: 'no-such-actor',
			event: { type: 'GO', amount: 7, token: '******' },
		});
		expect(letter).not.toHaveProperty('sessionId');
		const [asked] = await say({ type: 'ask', id: 1, to: '@nobody', event });
		expect(asked).toMatchObject({ type: '@xstate.deadletter', sourceId: 'p-z/' });
	});

	it('shows no values to those who may not see them', async () => {
		const { say } = await witnessing({ permissions: ['inspect', 'send'] });
		const [letter] = await say({ type: 'send', to: '@nobody', event: { type: 'GO', amount: 'DE-4711' } });
		expect(letter).toMatchObject({ type: '@xstate.deadletter', event: { type: 'GO' } });
		expect(JSON.stringify(letter)).not.toContain('DE-4711');
	});

	it('tells of an event of its own that it gave up', async () => {
		const { channel, say } = await witnessing();
		const gone = channel.actor('xstate://orders/p-gone/@order');
		await gone.send({ type: 'PAY' }, { from: 'x:9' }).catch(() => undefined);
		const [letter] = await say();
		expect(letter).toMatchObject({
			type: '@xstate.deadletter',
			sourceId: 'x:9',
			to: 'xstate://orders/p-gone/@order',
			code: 'peer-lost',
		});
	});

	it('tells nothing of actors that it does not publish, or that were not asked for', async () => {
		const hidden = await witnessing();
		const quiet = createActor(cartMachine).start();
		hidden.channel.expose(quiet, { systemId: 'quiet' });
		expect(await hidden.say({ type: 'ask', id: 1, to: '@quiet', event: { type: 'ADD', items: 1 } })).toEqual(
			[],
		);
		const some = await witnessing({ query: { systemId: 'order' } });
		expect(await some.say({ type: 'send', to: '@nobody', event: { type: 'GO' } })).toEqual([]);
	});

	it('keeps nothing of it for those who come later', async () => {
		const { say, other } = await witnessing();
		await say({ type: 'send', to: '@nobody', event: { type: 'GO' } });
		const before = other.received[1].length;
		other.send(1, { type: 'inspect', history: 200 });
		await settle();
		expect(types(other.received[1].slice(before))).not.toContain('@xstate.deadletter');
	});
});
