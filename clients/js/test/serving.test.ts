import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createActor } from 'xstate';
import { FakePeerConnection } from './support/fake-rtc.js';
import { cartMachine } from './support/machines.js';
import { settle } from './support/scene.js';
import { add, serving, type ServingScene } from './support/serving-scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe('an exposed actor', () => {
	it('takes events, by session id and by system id', async () => {
		const { cart, ask } = await serving();
		expect(await ask({ type: 'send', to: '@cart', event: add })).toEqual([]);
		await ask({ type: 'send', to: cart.sessionId, event: add });
		expect(cart.getSnapshot().context.items).toBe(4);
	});

	it('is asked: whether the machine accepts, and its snapshot after the event', async () => {
		const { ask } = await serving();
		expect(await ask({ type: 'ask', id: 3, to: '@cart', event: add, timeoutMs: 1_000 })).toEqual([
			{
				type: 'reply',
				id: 3,
				accepted: true,
				snapshot: {
					status: 'active',
					value: 'open',
					context: { items: 2, apiKey: '******' },
					tags: ['editable'],
				},
			},
		]);
	});

	it('refuses in a reply what its machine does not take in its state', async () => {
		const { ask } = await serving({ permissions: ['send'] });
		expect(await ask({ type: 'ask', id: 1, to: '@cart', event: { type: 'PAY' } })).toEqual([
			{ type: 'reply', id: 1, accepted: false, reason: 'The machine takes no PAY in its present state.' },
		]);
	});

	it('that throws fails the question without the words of its error, which are reported here', async () => {
		const reported: unknown[] = [];
		vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
		const { ask } = await serving();
		const answers = await ask({ type: 'ask', id: 1, to: '@cart', event: { type: 'BREAK' } });
		expect(answers).toMatchObject([{ type: 'failure', id: 1, code: 'not-accepted' }]);
		expect(JSON.stringify(answers)).not.toContain('a secret');
		expect(reported).toEqual([new Error('a secret of the application')]);
		expect(await ask({ type: 'watch', id: 2, to: '@cart' })).toMatchObject([{ code: 'no-such-actor' }]);
	});

	it('is subscribed to: its snapshot at once, each change, what it emits, and its end', async () => {
		const { ask, other, cart } = await serving();
		const answers = await ask({ type: 'subscribe', id: 8, to: '@cart' });
		expect(answers).toMatchObject([{ type: 'snapshot', id: 8, rev: 1, snapshot: { value: 'open' } }]);
		cart.send(add);
		cart.send({ type: 'PAY' });
		await settle();
		expect(other.received[0].slice(-4)).toMatchObject([
			{ type: 'emitted', id: 8, event: { type: 'FILLED', items: 2 } },
			{ type: 'snapshot', id: 8, rev: 2, snapshot: { context: { items: 2 } } },
			{ type: 'snapshot', id: 8, rev: 3, snapshot: { status: 'done', value: 'paid', output: { total: 20 } } },
			{ type: 'complete', id: 8, status: 'done', output: { total: 20 } },
		]);
	});

	it('is not heard of after unsubscribe', async () => {
		const { ask, cart, other } = await serving();
		await ask({ type: 'subscribe', id: 1, to: '@cart' }, { type: 'unsubscribe', id: 1 });
		const before = other.received[0].length;
		cart.send(add);
		await settle();
		expect(other.received[0]).toHaveLength(before);
	});

	it.each([
		[
			'done',
			(cart: { send(event: object): void }) => {
				cart.send(add);
				cart.send({ type: 'PAY' });
			},
		],
		[
			'stopped',
			(cart: { stop(): void }) => {
				cart.stop();
			},
		],
	])('tells its watcher once that it is %s', async (status, end) => {
		const { ask, cart, other } = await serving({ permissions: ['send'] });
		expect(await ask({ type: 'watch', id: 4, to: '@cart' })).toEqual([]);
		end(cart);
		await settle();
		expect(other.got(0, 'complete')).toEqual([{ type: 'complete', id: 4, status }]);
		expect(await ask({ type: 'watch', id: 5, to: '@cart' })).toMatchObject([{ code: 'no-such-actor' }]);
	});

	it('forgets the questions of a conversation whose other side has lost its state', async () => {
		const { ask, cart, other } = await serving();
		await ask({ type: 'subscribe', id: 1, to: '@cart' });
		other.connection?.close();
		await settle(1_000);
		cart.send(add);
		await settle();
		expect(other.got(0, 'snapshot')).toEqual([]);
	});

	it('that is withdrawn goes on, and ends what was open about it', async () => {
		const { ask, cart, other, withdraw } = await serving();
		await ask({ type: 'subscribe', id: 1, to: '@cart' }, { type: 'watch', id: 2, to: '@cart' });
		withdraw();
		withdraw();
		await settle();
		expect(other.got(0, 'failure')).toMatchObject([
			{ id: 1, code: 'not-exposed' },
			{ id: 2, code: 'not-exposed' },
		]);
		expect(cart.getSnapshot().status).toBe('active');
	});

	it('is listed while it is there', async () => {
		const { ask, cart, other, channel } = await serving({ permissions: ['send'] });
		const actor = { sessionId: cart.sessionId, systemId: 'cart', src: 'cart', status: 'active' };
		expect(await ask({ type: 'actors', id: 1, query: { systemId: 'c*t' } })).toEqual([
			{ type: 'actor', id: 1, change: 'listed', actor },
			{ type: 'listed', id: 1 },
		]);
		await ask({ type: 'actors', id: 2, query: { src: 'cart' }, watch: true });
		const second = createActor(cartMachine).start();
		channel.expose(second);
		channel.expose(createActor(cartMachine).start(), { systemId: 'third' })();
		second.stop();
		await settle();
		const changes = other.got(0, 'actor').filter(({ id }) => id === 2);
		expect(changes.map(({ change, actor }) => [change, (actor as { status: string }).status])).toEqual([
			['listed', 'active'],
			['started', 'active'],
			['started', 'active'],
			['stopped', 'active'],
			['stopped', 'stopped'],
		]);
		await ask({ type: 'unsubscribe', id: 2 });
		channel.expose(createActor(cartMachine).start());
		await settle();
		expect(other.got(0, 'actor').filter(({ id }) => id === 2)).toHaveLength(5);
	});

	it.each([
		['is exposed already', (scene: ServingScene) => scene.channel.expose(scene.cart)],
		[
			'has a name that is taken',
			({ channel }: ServingScene) => channel.expose(running(), { systemId: 'cart' }),
		],
		['has an empty name', ({ channel }: ServingScene) => channel.expose(running(), { systemId: '' })],
		[
			'has too long a name',
			({ channel }: ServingScene) => channel.expose(running(), { systemId: 'x'.repeat(256) }),
		],
		['does not run yet', ({ channel }: ServingScene) => channel.expose(createActor(cartMachine))],
		['has ended', ({ channel }: ServingScene) => channel.expose(running().stop())],
	])('cannot be one that %s', async (_what, expose) => {
		const scene = await serving();
		expect(() => expose(scene)).toThrow(TypeError);
	});
});

const running = () => createActor(cartMachine).start();
