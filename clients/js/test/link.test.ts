import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakePeerConnection } from './support/fake-rtc.js';
import { connected, notes, scene, settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
});
afterEach(() => {
	vi.useRealTimers();
});

describe('a link', () => {
	it('whose peer says no hello is ended after 10 s and tried again', async () => {
		const { channel, other } = scene();
		await settle();
		other.hello = () => undefined;
		channel.inspect('p-z', notes().options);
		await settle(9_999);
		expect(channel.connection('p-z')).toMatchObject({ state: 'connecting', conn: 'c-1' });
		other.hello = (hello) => hello;
		await settle(1);
		expect(channel.connection('p-z')).toMatchObject({ error: { code: 'timeout' } });
		await settle(2_000);
		expect(channel.connection('p-z')).toMatchObject({ state: 'connected', conn: 'c-2' });
	});

	it.each([
		['a frame that is none', 'hello'],
		['an acknowledgement of nothing', '[{"type":"ack","received":9}]'],
		['a second hello', '[{"type":"hello"}]'],
	])('is ended with words after %s', async (_what, frame) => {
		const { channel, other } = await connected();
		other.sendFrame(1, frame);
		await settle();
		expect(other.got(0, 'bye')).toMatchObject([{ code: 'protocol-error' }]);
		expect(channel.connection('p-z')).toMatchObject({ error: { code: 'protocol-error' } });
	});

	it('that was ended with “forbidden” is not made again in a loop', async () => {
		const { channel, other } = await connected();
		other.send(0, { type: 'bye', code: 'forbidden', message: 'You lack inspect.' });
		await settle(300_000);
		expect(other.connections).toBe(1);
		expect(channel.connection('p-z')).toMatchObject({
			state: 'lost',
			error: { code: 'forbidden', message: 'You lack inspect.' },
		});
	});

	it('that its peer ended in words is lost at once, and made again if it is wanted', async () => {
		const { channel, other, inspection } = await connected();
		other.send(0, { type: 'bye', code: 'closing', message: 'Going down.' });
		await settle();
		expect(channel.connection('p-z')).toMatchObject({
			state: 'connecting',
			error: { message: 'Going down.' },
		});
		await settle(1_000);
		expect(channel.connection('p-z')?.state).toBe('connected');
		inspection.stop();
		other.send(0, { type: 'bye', code: 'closing', message: 'Going down.' });
		await settle(60_000);
		expect(channel.connection('p-z')?.state).toBe('lost');
		expect(other.connections).toBe(2);
	});

	it('that is ended again and again at once is made ever more rarely', async () => {
		const { channel, other } = scene();
		await settle();
		other.onMessage = (_channel, { type }) => {
			if (type === 'inspect') other.send(0, { type: 'bye', code: 'closing', message: '' });
		};
		channel.inspect('p-z', notes().options);
		await settle(120_000);
		expect(other.connections).toBeGreaterThan(5);
		expect(other.connections).toBeLessThan(13);
	});

	it('with somebody who wants something of this side’s actors says that there are none', async () => {
		const { other } = await connected();
		other.send(
			0,
			{ type: 'send', to: '@cart', event: { type: 'X' } },
			{ type: 'send', to: '@cart', event: { type: 'Y' } },
			{ type: 'ask', id: 1, to: '@cart', event: { type: 'X' } },
			{ type: 'actors', id: 2, query: {} },
			{ type: 'spawn', id: 3, src: 'cart' },
			{ type: 'dead-letter', code: 'no-such-actor', to: 'x:1', count: 1 },
		);
		other.send(1, { type: 'inspect', history: 5 });
		await settle();
		expect(other.received[0].slice(2)).toEqual([
			{
				type: 'dead-letter',
				code: 'no-such-actor',
				message: 'This peer has no actors.',
				to: '@cart',
				count: 2,
			},
			{ type: 'failure', id: 1, code: 'no-such-actor', message: 'This peer has no actors.' },
			{ type: 'listed', id: 2 },
			{ type: 'failure', id: 3, code: 'spawn-failed', message: 'This peer has no actors.' },
		]);
		expect(other.got(1, 'synced')).toEqual([{ type: 'synced', sessionIds: [] }]);
	});

	it('does not answer a question whose id cannot be repeated, and says of events without an address that they had none', async () => {
		const { other } = await connected();
		other.send(0, { type: 'actors' }, { type: 'ask', id: 'x', to: '@cart' }, { type: 'watch', id: 0 });
		other.send(0, { type: 'send', event: { type: 'X' } }, { type: 'send', to: 7 });
		await settle();
		const answer = { type: 'dead-letter', code: 'no-such-actor', message: 'This peer has no actors.' };
		expect(other.received[0].filter(({ type }) => type !== 'hello' && type !== 'ack')).toEqual([
			{ ...answer, to: '', count: 2 },
		]);
	});

	it('loses nothing when events pour in', async () => {
		const { other, told } = await connected();
		const events = Array.from({ length: 5_000 }, (_, index) => ({ type: '@xstate.event', _seq: index + 1 }));
		for (let at = 0; at < events.length; at += 100) other.send(1, ...events.slice(at, at + 100));
		await settle(50);
		expect(told).toHaveLength(5_000);
		expect(other.got(1, 'ack').at(-1)).toEqual({ type: 'ack', received: 5_000 });
		expect(other.got(1, 'ack').length).toBeLessThan(25);
	});
});
