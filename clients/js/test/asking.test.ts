import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeadLetter, Ending } from '../src/index.js';
import { FakePeerConnection } from './support/fake-rtc.js';
import { actorScene } from './support/actor-scene.js';
import { settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
});
afterEach(() => {
	vi.useRealTimers();
});

const outcome = (promise: Promise<unknown>): Promise<unknown> =>
	promise.then(
		(value) => value,
		(error: unknown) => (error as { code: string }).code,
	);

/** A list in a list in a list … */
const nested = (levels: number): unknown[] => (levels > 1 ? [nested(levels - 1)] : []);

const circle: { type: string; self?: unknown } = { type: 'PAY' };
circle.self = circle;

describe('to send', () => {
	it('connects, and settles when the peer has taken the event', async () => {
		const { order, other } = await actorScene();
		const taken = order.send({ type: 'PAY', amount: 10 }, { from: 'x:3' });
		await settle();
		expect(other.got(0, 'send')).toEqual([
			{ type: 'send', to: '@order', from: 'x:3', event: { type: 'PAY', amount: 10 } },
		]);
		other.send(0, { type: 'ack', received: 1 });
		await expect(taken).resolves.toBeUndefined();
	});

	it.each([
		['no type', { type: '' }],
		['a machine’s own type', { type: 'xstate.stop' }],
		['too long a type', { type: 'x'.repeat(257) }],
		['what nests deeper than every peer reads', { type: 'PAY', deep: nested(62) }],
		['what is in itself', circle],
	])('refuses what is no event: %s', async (_what, event) => {
		const { order, other, letters } = await actorScene();
		expect(await outcome(order.send(event))).toBe('bad-event');
		expect(await outcome(order.ask(event))).toBe('bad-event');
		expect(letters).toMatchObject([{ code: 'bad-event', count: 1 }]);
		await settle();
		expect(other.connections).toBe(0);
	});

	it('sends what nests as deep as every peer reads', async () => {
		const { order, other } = await actorScene();
		void order.send({ type: 'PAY', deep: nested(61) });
		await settle();
		expect(other.got(0, 'send')).toHaveLength(1);
	});

	it('tells of dead letters, the peer’s and those that never left', async () => {
		const { order, other, letters, channel } = await actorScene();
		void order.send({ type: 'PAY' });
		await settle();
		other.send(0, { type: 'dead-letter', code: 'no-such-actor', to: '@order', count: 3, message: 'None.' });
		await settle();
		await expect(channel.actor('xstate://orders/p-gone/x:1').send({ type: 'PAY' })).rejects.toMatchObject({
			code: 'peer-lost',
		});
		expect(letters).toEqual([
			{ code: 'no-such-actor', address: 'xstate://orders/p-z/@order', count: 3, message: 'None.' },
			expect.objectContaining({ code: 'peer-lost', address: 'xstate://orders/p-gone/x:1' }),
		] satisfies DeadLetter[]);
	});
});

describe('to ask', () => {
	it('resolves with the reply, and nothing that comes later changes it', async () => {
		const { order, other } = await actorScene();
		const reply = order.ask({ type: 'QUOTE' });
		await settle();
		expect(other.got(0, 'ask')).toMatchObject([{ id: 1, to: '@order', timeoutMs: 5_000 }]);
		other.send(0, { type: 'reply', id: 1, accepted: true, value: 7, snapshot: { status: 'active' } });
		other.send(0, { type: 'failure', id: 1, code: 'timeout', message: '' });
		expect(await reply).toEqual({ accepted: true, value: 7, snapshot: { status: 'active' } });
	});

	it.each(['no-such-actor', 'not-exposed', 'forbidden', 'not-accepted', 'overloaded'])(
		'rejects with the peer’s code %s',
		async (code) => {
			const { order, other } = await actorScene();
			const asked = outcome(order.ask({ type: 'QUOTE' }));
			await settle();
			other.send(0, { type: 'failure', id: 1, code, message: 'Words.' });
			expect(await asked).toBe(code);
		},
	);

	it('gives up by itself, whatever answers of another kind come', async () => {
		const { order, other } = await actorScene();
		const asked = outcome(order.ask({ type: 'QUOTE' }, { timeoutMs: 100 }));
		await settle(50);
		other.send(
			0,
			{ type: 'complete', id: 1, status: 'done' },
			{ type: 'reply', id: 1.5 },
			{ type: 'listed', id: 1 },
		);
		await settle(50);
		expect(await asked).toBe('timeout');
		expect(other.got(0, 'cancel')).toEqual([{ type: 'cancel', id: 1 }]);
	});

	it('is taken back by its signal', async () => {
		const { order, other } = await actorScene();
		const abort = new AbortController();
		const asked = outcome(order.ask({ type: 'QUOTE' }, { signal: abort.signal }));
		await settle();
		abort.abort();
		expect(await asked).toBe('cancelled');
		expect(await outcome(order.ask({ type: 'QUOTE' }, { signal: abort.signal }))).toBe('cancelled');
		await settle();
		expect(other.got(0, 'cancel')).toEqual([{ type: 'cancel', id: 1 }]);
		expect(other.got(0, 'ask')).toHaveLength(1);
	});

	it('that waits for a connection carries the time that is left, and none once it is over', async () => {
		const { order, other } = await actorScene();
		other.deaf = true;
		const event = { type: 'QUOTE', amount: 1 };
		const late = order.ask(event, { timeoutMs: 60_000 });
		event.amount = 2;
		void outcome(order.ask({ type: 'SHORT' }, { timeoutMs: 1_000 }));
		await settle(8_000);
		other.deaf = false;
		await other.offer();
		await settle();
		expect(other.received[0].slice(1)).toEqual([
			{ type: 'ask', id: 1, to: '@order', event: { type: 'QUOTE', amount: 1 }, timeoutMs: 52_000 },
			{ type: 'void' },
			{ type: 'cancel', id: 2 },
		]);
		other.send(0, { type: 'reply', id: 1, accepted: true });
		expect(await late).toEqual({ accepted: true });
	});

	it('that is sent again after a cut carries the time that is left', async () => {
		const { order, other } = await actorScene();
		other.hello = (hello) => ('link' in hello ? { ...hello, link: 'l-kept' } : hello);
		void outcome(order.ask({ type: 'QUOTE' }, { timeoutMs: 60_000 }));
		void outcome(order.ask({ type: 'SHORT' }, { timeoutMs: 100 }));
		await settle();
		expect(other.got(0, 'ask')).toHaveLength(2);
		other.connection?.close();
		await settle(1_000);
		const again = other.received[0].slice(1);
		expect(again[0]).toMatchObject({ type: 'ask', id: 1 });
		expect(Number(again[0]?.timeoutMs)).toBeLessThan(60_000);
		expect(again[1]).toEqual({ type: 'void' });
	});

	it.each([0, 1])('fails as lost when the conversation ends, of %i messages taken', async (received) => {
		const { order, other } = await actorScene();
		const asked = outcome(order.ask({ type: 'QUOTE' }, { timeoutMs: 60_000 }));
		await settle();
		other.send(0, { type: 'ack', received }, { type: 'bye', code: 'closing', message: 'Going down.' });
		expect(await asked).toBe('peer-lost');
	});

	it('waits for this member to join, as a page that was restored asks at once', async () => {
		const { order, other, hub } = await actorScene({ down: true });
		const asked = order.ask({ type: 'QUOTE' });
		await settle(100);
		hub.down = false;
		await settle(2_000);
		expect(other.got(0, 'ask')).toMatchObject([{ id: 1, event: { type: 'QUOTE' } }]);
		other.send(0, { type: 'reply', id: 1, accepted: false, reason: 'Not now.' });
		expect(await asked).toEqual({ accepted: false, reason: 'Not now.' });
	});

	it('no more than 1,024 times at once', async () => {
		const { order } = await actorScene();
		const asked = Array.from({ length: 1_025 }, () => outcome(order.ask({ type: 'QUOTE' })));
		expect(await asked.at(-1)).toBe('overloaded');
	});

	it.each([0, -1, Number.NaN, 300_001])('not for %d ms', async (timeoutMs) => {
		const { order } = await actorScene();
		await expect(order.ask({ type: 'QUOTE' }, { timeoutMs })).rejects.toThrow(RangeError);
	});
});

describe('to watch', () => {
	it('tells once that the actor ended', async () => {
		const { order, other } = await actorScene();
		const told: Ending[] = [];
		order.watch((ending) => told.push(ending));
		await settle();
		const complete = { type: 'complete', id: 1, status: 'done', output: 3 };
		other.send(0, complete, complete, { type: 'bye', code: 'closing', message: '' });
		await settle();
		expect(told).toEqual([{ type: 'complete', status: 'done', output: 3 }]);
	});

	it('tells that the peer is lost, at once if it was never there', async () => {
		const { order, other, channel } = await actorScene();
		const told: Ending[] = [];
		order.watch((ending) => told.push(ending));
		channel.actor('xstate://orders/p-gone/x:1').watch((ending) => told.push(ending));
		await settle();
		expect(told).toMatchObject([{ type: 'failure', code: 'peer-lost' }]);
		other.send(0, { type: 'bye', code: 'closing', message: '' });
		await settle();
		expect(told).toHaveLength(2);
		await settle(120_000);
		expect(told).toHaveLength(2);
	});

	it('tells that the peer has lost its state, of which a new connection speaks', async () => {
		const { order, other, channel } = await actorScene();
		const told: Ending[] = [];
		order.watch((ending) => told.push(ending));
		await settle();
		other.send(0, { type: 'ack', received: 1 });
		await settle();
		other.connection?.close();
		await settle(1_000);
		expect(channel.connection('p-z')?.state).toBe('connected');
		expect(told).toMatchObject([{ type: 'failure', code: 'peer-lost' }]);
	});

	it('is silent once it is ended', async () => {
		const { order, other } = await actorScene();
		const told: Ending[] = [];
		const unwatch = order.watch((ending) => told.push(ending));
		await settle();
		unwatch();
		await settle();
		expect(other.got(0, 'unsubscribe')).toEqual([{ type: 'unsubscribe', id: 1 }]);
		other.send(0, { type: 'complete', id: 1, status: 'done' });
		await settle();
		expect(told).toEqual([]);
	});

	it('that is ended before the peer is met is never begun', async () => {
		const { order, other } = await actorScene();
		other.deaf = true;
		const unwatch = order.watch(() => undefined);
		await settle();
		unwatch();
		other.deaf = false;
		await other.offer();
		await settle();
		expect(other.received[0].slice(1)).toEqual([{ type: 'void' }, { type: 'unsubscribe', id: 1 }]);
	});
});
