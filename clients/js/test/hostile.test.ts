import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createActor } from 'xstate';
import { createWebRtcInspector } from '../src/index.js';
import { actorScene } from './support/actor-scene.js';
import { FakePeerConnection } from './support/fake-rtc.js';
import { cartMachine } from './support/machines.js';
import { settle } from './support/scene.js';
import { add, serving } from './support/serving-scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
});
afterEach(() => {
	vi.useRealTimers();
});

/** Half of a pair, which no UTF-8 and no address can carry. */
const half = '\ud800';
const order = { sessionId: 'x:3', systemId: 'order', status: 'active' };

describe('a hostile peer', () => {
	it('cannot keep others out of the directory by a name that is no text', async () => {
		const { other, channel } = await actorScene();
		const directory = channel.actors();
		await settle();
		const actor = { type: 'actor', id: 1, change: 'listed' };
		other.send(
			0,
			{ ...actor, actor: { ...order, sessionId: half } },
			{ ...actor, actor: { ...order, sessionId: 'x:4', systemId: half } },
			{ ...actor, actor: order },
			{ type: 'listed', id: 1 },
		);
		await settle();
		expect(directory.actors.map(({ sessionId }) => sessionId)).toEqual(['x:4', 'x:3']);
		expect(directory.actors[0]).not.toHaveProperty('systemId');
	});

	it('cannot undo what stands in the same frame by a dead letter that nobody could have sent', async () => {
		const { other, order, letters } = await actorScene();
		const reply = order.ask({ type: 'PAY' });
		await settle();
		const letter = { type: 'dead-letter', code: 'no-such-actor', message: '', count: 1 };
		other.send(
			0,
			{ ...letter, to: half },
			{ ...letter, to: `${'x'.repeat(255)}😀` },
			{ type: 'reply', id: 1 },
		);
		await settle();
		await expect(reply).resolves.toEqual({});
		expect(letters).toEqual([]);
	});

	it('is answered after it asked for more than it took, once it comes back', async () => {
		const { ask, other } = await serving();
		const many = Array.from({ length: 2_000 }, (_, n) => ({
			type: 'ask',
			id: n + 1,
			to: '@cart',
			event: add,
		}));
		other.sendSliced(0, many);
		await settle();
		await other.offer();
		await settle();
		expect(await ask({ type: 'ask', id: 1, to: '@cart', event: add })).toMatchObject([{ type: 'reply' }]);
	});

	it('is shown the actors after it began too often, once it comes back', async () => {
		const { other, channel } = await actorScene({ permissions: ['inspect'] });
		createActor(cartMachine, createWebRtcInspector(channel)).start();
		await other.offer();
		await settle();
		other.send(1, ...Array.from({ length: 20 }, () => ({ type: 'inspect' })));
		await settle();
		await other.offer();
		await settle();
		other.send(1, { type: 'inspect' });
		await settle();
		expect(other.got(1, 'synced')).toHaveLength(1);
	});

	it('that loses the right to see is not shown the last state that was owed', async () => {
		const { ask, other, cart, permit } = await serving();
		await ask({ type: 'subscribe', id: 1, to: '@cart' });
		for (let sent = 0; sent < 8_000; sent++) cart.send({ type: 'TELL' });
		cart.send({ type: 'PAY' });
		await settle();
		const told = other.got(0, 'snapshot').length;
		expect(await permit('send')).toMatchObject([{ type: 'failure', id: 1, code: 'forbidden' }]);
		other.send(0, { type: 'ack', received: told + 1 });
		await settle();
		expect(other.got(0, 'snapshot')).toHaveLength(told);
		expect(other.got(0, 'complete')).toEqual([]);
	});
});

describe('whatever a peer says', () => {
	const odd = fc.oneof(
		fc.constantFrom<unknown>(
			0,
			1,
			2,
			-1,
			1.5,
			2 ** 53,
			1e308,
			'',
			'*',
			half,
			'x'.repeat(300),
			null,
			true,
			[],
			{},
		),
		fc.constantFrom<unknown>(
			'@cart',
			'__proto__',
			'constructor',
			'toString',
			'xstate.stop',
			'ADD',
			'done',
			'active',
		),
		fc.jsonValue({ maxDepth: 3 }),
	);
	const known = fc.constantFrom(
		...[
			'send',
			'ask',
			'cancel',
			'subscribe',
			'watch',
			'actors',
			'unsubscribe',
			'spawn',
			'stop',
			'reply',
			'failure',
		],
		...[
			'snapshot',
			'complete',
			'emitted',
			'actor',
			'listed',
			'dead-letter',
			'inspect',
			'uninspect',
			'constructor',
		],
	);
	const event = fc.oneof(odd, fc.record({ type: odd, items: odd }));
	const actor = fc.oneof(
		odd,
		fc.record({ sessionId: odd, systemId: odd, src: odd, status: odd, parentId: odd }),
	);
	const id = fc.oneof(fc.constantFrom<unknown>(1, 2, 3), odd);
	const members = {
		...{ id, event, actor, to: odd, from: odd, query: fc.oneof(odd, fc.record({ src: odd })), watch: odd },
		...{
			snapshot: fc.oneof(odd, fc.record({ status: odd, tags: odd })),
			code: odd,
			message: odd,
			count: odd,
		},
		...{ status: odd, change: odd, timeoutMs: odd, accepted: odd, output: odd, history: odd, after: odd },
	};
	const message = fc.record({ type: known, ...members }, { requiredKeys: ['type'] });

	it('throws nothing, and leaves the next question answered', async () => {
		const property = fc.asyncProperty(fc.array(message, { maxLength: 40 }), async (messages) => {
			const { ask, other, channel, order } = await serving();
			const directory = channel.actors();
			const asked = order.ask({ type: 'PAY' }).catch(() => undefined);
			order.subscribe({ onChange: () => undefined });
			order.watch(() => undefined);
			await settle();
			for (const each of messages) other.send(each.type.endsWith('inspect') ? 1 : 0, each);
			await settle(100);
			expect(directory.actors.every(({ address }) => address.startsWith('xstate://orders/p-z/'))).toBe(true);
			const answers = await ask({ type: 'watch', id: 77, to: '@nobody' });
			expect(answers.filter(({ id }) => id === 77)).toMatchObject([{ type: 'failure' }]);
			await settle(6_000);
			await asked;
			channel.close();
			await settle();
		});
		await fc.assert(property, { numRuns: 60 });
	});
});
