import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatAddress, parseAddress } from '../src/index.js';
import { actorScene } from './support/actor-scene.js';
import { FakePeerConnection } from './support/fake-rtc.js';
import { settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
});
afterEach(() => {
	vi.useRealTimers();
});

const order = { sessionId: 'x:3', systemId: 'order', src: 'orderMachine', status: 'active' };
const found = { ...order, peerId: 'p-z', address: 'xstate://orders/p-z/x:3' };

describe('the directory', () => {
	it('lists the actors of all peers and follows their changes', async () => {
		const { other, channel } = await actorScene();
		const directory = channel.actors({ systemId: 'order*' });
		await settle();
		expect(other.got(0, 'actors')).toEqual([
			{ type: 'actors', id: 1, query: { systemId: 'order*' }, watch: true },
		]);
		const actor = { type: 'actor', id: 1, change: 'listed', actor: order };
		other.send(0, actor, { ...actor, actor: { sessionId: 7 } }, { type: 'listed', id: 1 });
		expect(await directory.listed).toEqual([found]);
		other.send(0, { ...actor, change: 'updated', actor: { ...order, status: 'done' } });
		await settle();
		expect(directory.actors).toEqual([{ ...found, status: 'done' }]);
		other.send(0, { ...actor, change: 'stopped' });
		await settle();
		expect(directory.actors).toEqual([]);
	});

	it('forgets the actors of a lost conversation and asks in the next', async () => {
		const { other, channel } = await actorScene();
		const directory = channel.actors();
		await settle();
		other.send(0, { type: 'actor', id: 1, change: 'listed', actor: order }, { type: 'listed', id: 1 });
		await settle();
		other.send(0, { type: 'bye', code: 'closing', message: '' });
		await settle();
		expect(directory.actors).toEqual([]);
		await settle(1_000);
		expect(other.got(0, 'actors')).toMatchObject([{ id: 2 }]);
	});

	it('says which peer refuses, and does not ask it again before rights change', async () => {
		const { other, hub, channel } = await actorScene();
		const directory = channel.actors();
		await settle();
		other.send(0, { type: 'failure', id: 1, code: 'forbidden', message: 'You lack inspect.' });
		expect(await directory.listed).toEqual([]);
		expect(directory.problems.get('p-z')).toMatchObject({ code: 'forbidden' });
		await settle(60_000);
		expect(other.got(0, 'actors')).toHaveLength(1);
		hub.socket.deliver({ type: 'peer-updated', peer: { peerId: 'p-m', permissions: ['inspect', 'send'] } });
		await settle();
		expect(other.got(0, 'actors')).toHaveLength(2);
	});

	it('of a peer that was never there says so', async () => {
		const { channel } = await actorScene();
		const directory = channel.actors({ peerId: 'p-gone' });
		expect(await directory.listed).toEqual([]);
		expect(directory.problems.get('p-gone')).toMatchObject({ code: 'peer-lost' });
	});

	it('is closed with unsubscribe', async () => {
		const { other, channel } = await actorScene();
		const directory = channel.actors();
		await settle();
		directory.close();
		directory.close();
		await settle();
		expect(other.got(0, 'unsubscribe')).toEqual([{ type: 'unsubscribe', id: 1 }]);
	});
});

describe('an address', () => {
	it.each([
		['xstate://orders/p-1/x:3', { channel: 'orders', peerId: 'p-1', reference: 'x:3' }],
		['xstate://a%20b/p~/@c%2F%21%7E', undefined],
		['xstate://a%20b/p/@c%2F%21%7E', { channel: 'a b', peerId: 'p', reference: '@c/!~' }],
	])('%s is written as it is read', (text, parts) => {
		if (parts) {
			expect(parseAddress(text)).toEqual(parts);
			expect(formatAddress(parts)).toBe(text);
		} else expect(formatAddress(parseAddress(text))).toBe('xstate://a%20b/p%7E/@c%2F%21%7E');
	});

	it.each(['', 'http://a/b/c', 'xstate://a/b', 'xstate://a/b/c/d', 'xstate://a/b/@', 'xstate://a/%ff/c'])(
		'is none: %s',
		(text) => {
			expect(() => parseAddress(text)).toThrow(SyntaxError);
		},
	);

	it('of another channel is refused', async () => {
		const { channel } = await actorScene();
		expect(() => channel.actor('xstate://shop/p-z/x:1')).toThrow(/channel “shop”/);
	});
});
