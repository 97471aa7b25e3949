import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createActor, createMachine } from 'xstate';
import { badQuestions } from './support/bad-questions.js';
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

describe('bad input', () => {
	it.each(badQuestions)('fails its question: %s', async (_what, question) => {
		const { ask, cart } = await serving();
		expect(await ask(question)).toMatchObject([{ type: 'failure', id: 1, code: 'bad-event' }]);
		expect(cart.getSnapshot().context.items).toBe(0);
	});

	it('without an id, and what is not known, is ignored', async () => {
		const { ask } = await serving();
		const answers = await ask(
			{ type: 'ask', id: 0, to: '@cart', event: add },
			{ type: 'watch', id: 1.5, to: '@cart' },
			{ type: 'unsubscribe' },
			{ type: 'cancel', id: 7 },
			{ type: 'constructor', id: 1 },
			{ type: 'weather', id: 1 },
			{ type: 'void' },
		);
		expect(answers).toEqual([]);
	});

	it('of events is told as dead letters, one for each address and code', async () => {
		const { ask } = await serving();
		const answers = await ask(
			{ type: 'send', to: '@other', event: add },
			{ type: 'send', to: '@other', event: add },
			{ type: 'send', to: 7, event: add },
			{ type: 'send', to: '@cart', event: {} },
		);
		expect(answers).toMatchObject([
			{ type: 'dead-letter', code: 'no-such-actor', to: '@other', count: 2 },
			{ type: 'dead-letter', code: 'bad-event', to: '', count: 1 },
			{ type: 'dead-letter', code: 'bad-event', to: '@cart', count: 1 },
		]);
	});

	it('an id that is in use is refused, and the first question goes on', async () => {
		const { ask, cart, other } = await serving();
		await ask({ type: 'watch', id: 1, to: '@cart' });
		expect(await ask({ type: 'ask', id: 1, to: '@cart', event: add })).toMatchObject([
			{ id: 1, code: 'bad-event' },
		]);
		expect(cart.getSnapshot().context.items).toBe(0);
		cart.stop();
		await settle();
		expect(other.got(0, 'complete')).toMatchObject([{ id: 1, status: 'stopped' }]);
	});

	it.each([
		['subscribe', 256, { to: '@cart' }],
		['watch', 1_024, { to: '@cart' }],
		['actors', 16, { watch: true }],
	])('no more than its bound of open questions: %s %i', async (type, bound, rest) => {
		const { ask } = await serving();
		for (let id = 1; id <= bound; id += 64) {
			const some = Array.from({ length: Math.min(64, bound + 1 - id) }, (_, index) => index + id);
			await ask(...some.map((each) => ({ type, id: each, ...rest })));
		}
		expect(await ask({ type, id: bound + 1, ...rest })).toMatchObject([{ code: 'overloaded' }]);
		await ask({ type: 'unsubscribe', id: 1 });
		const [first] = await ask({ type, id: bound + 2, ...rest });
		expect(first?.code).toBeUndefined();
	});
});

it('an answer that is larger than the peer takes ends its question in a code', async () => {
	const { channel, ask } = await serving({ hello: (hello) => ({ ...hello, messageBytes: 1_024 }) });
	const large = createMachine({ context: { text: 'x'.repeat(2_000) }, on: { GO: {} } });
	channel.expose(createActor(large).start(), { systemId: 'large' });
	const answers = await ask(
		{ type: 'subscribe', id: 1, to: '@large' },
		{ type: 'ask', id: 2, to: '@large', event: { type: 'GO' } },
	);
	expect(answers.map(({ id, code }) => [id, code]).sort()).toEqual([
		[1, 'overloaded'],
		[2, 'overloaded'],
	]);
});

describe('a slow subscriber', () => {
	it('is owed the newest snapshot instead of every one, and the end after it', async () => {
		const { ask, other, cart } = await serving();
		await ask({ type: 'subscribe', id: 1, to: '@cart' });
		for (let sent = 0; sent < 8_000; sent++) cart.send({ type: 'TELL' });
		cart.send({ type: 'PAY' });
		await settle();
		expect(other.got(0, 'complete')).toEqual([]);
		const told = other.got(0, 'snapshot').length;
		expect(told).toBeLessThan(5_000);
		other.send(0, { type: 'ack', received: told });
		await settle();
		expect(other.received[0].slice(-2)).toMatchObject([
			{ type: 'snapshot', rev: told + 1, snapshot: { value: 'paid', context: { items: 8_000 } } },
			{ type: 'complete', status: 'done' },
		]);
	});

	it('hears of the end after the last snapshot, however little room there is', async () => {
		const { ask, other, cart } = await serving({ hello: (hello) => ({ ...hello, windowBytes: 1_024 }) });
		await ask({ type: 'subscribe', id: 1, to: '@cart' });
		for (let sent = 0; sent < 10; sent++) cart.send({ type: 'TELL' });
		cart.send({ type: 'PAY' });
		await settle();
		expect(other.got(0, 'complete')).toEqual([]);
		for (let told = 0; told < 12; told = other.got(0, 'snapshot').length) {
			other.send(0, { type: 'ack', received: told });
			await settle();
		}
		expect(other.received[0].slice(-2)).toMatchObject([
			{ type: 'snapshot', snapshot: { value: 'paid' } },
			{ type: 'complete', id: 1 },
		]);
	});

	it('is told that it was too slow for what is emitted', async () => {
		const { ask, other, cart } = await serving();
		await ask({ type: 'subscribe', id: 1, to: '@cart' });
		for (let sent = 0; sent < 20_000; sent++) cart.send(add);
		await settle();
		other.send(0, {
			type: 'ack',
			received: other.got(0, 'snapshot').length + other.got(0, 'emitted').length,
		});
		await settle();
		expect(other.got(0, 'failure')).toMatchObject([{ id: 1, code: 'overloaded' }]);
	});

	it('is not told again of what has not changed', async () => {
		const { ask, other, cart } = await serving();
		await ask({ type: 'subscribe', id: 1, to: '@cart' });
		cart.send({ type: 'UNKNOWN' } as never);
		await settle();
		expect(other.got(0, 'snapshot')).toHaveLength(1);
	});
});

describe('a slow follower of the directory', () => {
	it('is told how things are by then, and nothing of what came and went', async () => {
		const { ask, other, channel, cart } = await serving();
		await ask({ type: 'actors', id: 1, watch: true });
		const clerk = createActor(cartMachine).start();
		for (let times = 0; times < 20_000; times++) channel.expose(clerk, { systemId: 'clerk' })();
		cart.stop();
		channel.expose(clerk, { systemId: 'clerk' });
		await settle();
		expect(other.got(0, 'bye')).toEqual([]);
		const told = other.received[0].length - 1;
		other.send(0, { type: 'ack', received: other.got(0, 'actor').length + 1 });
		await settle();
		expect(other.received[0].slice(told + 1)).toMatchObject([
			{ type: 'actor', id: 1, change: 'stopped', actor: { systemId: 'cart', status: 'stopped' } },
			{ type: 'actor', id: 1, change: 'started', actor: { systemId: 'clerk', status: 'active' } },
		]);
	});
});
