import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakePeerConnection } from './support/fake-rtc.js';
import { notes, scene, settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
});
afterEach(() => {
	vi.useRealTimers();
});

const actor = (seq: number, sessionId: string) => ({ type: '@xstate.actor', _seq: seq, sessionId });
const snapshot = (seq: number, sessionId: string) => ({
	type: '@xstate.snapshot',
	_seq: seq,
	sessionId,
	snapshot: {},
});

/** An inspection whose connection is ready. */
async function inspecting(history?: number) {
	const all = scene();
	await settle();
	const { told, options } = notes();
	const inspection = all.channel.inspect('p-z', { ...options, ...(history !== undefined && { history }) });
	await settle();
	const reconnect = async () => {
		all.other.connection?.close();
		await settle(1_000);
		expect(all.channel.connection('p-z')?.state).toBe('connected');
	};
	return { ...all, told, inspection, reconnect };
}

describe('inspecting', () => {
	it('asks after both hellos and tells what comes in order', async () => {
		const { other, told } = await inspecting();
		expect(other.received[1].map(({ type }) => type)).toEqual(['hello', 'inspect']);
		expect(other.got(1, 'inspect')).toEqual([{ type: 'inspect', history: 200 }]);
		other.send(
			1,
			actor(1, 'x:0'),
			snapshot(2, 'x:0'),
			{ type: 'synced', sessionIds: ['x:0'] },
			snapshot(3, 'x:0'),
		);
		await settle();
		expect(told).toEqual(['@xstate.actor 1', '@xstate.snapshot 2', ['synced', 'x:0'], '@xstate.snapshot 3']);
	});

	it('believes the first answer about who is alive', async () => {
		const { other, told } = await inspecting();
		other.send(1, { type: 'synced', sessionIds: ['x:5'] });
		await settle();
		expect(told).toEqual([['synced', 'x:5']]);
	});

	it('hands on what arrived together as one batch, types it has never heard of too', async () => {
		const { channel, other } = scene();
		await settle();
		const onEvents = vi.fn();
		channel.inspect('p-z', { onEvents, history: 5 });
		await settle();
		const event = { type: '@xstate.transition', _seq: 9, microsteps: [{ eventType: 'GO' }] };
		other.send(1, event, actor(10, 'x:1'), { type: 'weather' });
		await settle();
		expect(onEvents.mock.calls).toEqual([[[event, actor(10, 'x:1')]]]);
		expect(other.got(1, 'inspect')).toMatchObject([{ history: 5 }]);
	});

	it('acknowledges what it has taken, alone after 50 ms', async () => {
		const { other } = await inspecting();
		other.send(1, actor(1, 'x:0'), snapshot(2, 'x:0'));
		await settle(49);
		expect(other.got(1, 'ack')).toEqual([]);
		await settle(1);
		expect(other.got(1, 'ack')).toEqual([{ type: 'ack', received: 2 }]);
	});

	it('tells of gaps', async () => {
		const { other, told } = await inspecting();
		other.send(1, { type: 'gap', dropped: 12 });
		await settle();
		expect(told).toEqual([['gap', 12]]);
	});

	it('tells that the peer forbids it, and goes on once it does not', async () => {
		const { hub, other, told, channel } = await inspecting();
		other.send(0, { type: 'bye', code: 'forbidden', message: 'You lack inspect.' });
		await settle();
		expect(told).toEqual([['error', 'forbidden']]);
		expect(channel.connection('p-z')?.error).toMatchObject({ message: 'You lack inspect.' });
		hub.socket.deliver({ type: 'renewed', permissions: ['inspect', 'values'] });
		await settle(1_000);
		other.send(1, { type: 'synced', sessionIds: [] });
		await settle();
		expect(told.at(-1)).toEqual(['synced']);
	});

	it('is not forbidden where a link ends otherwise', async () => {
		const { other, told } = await inspecting();
		other.send(0, { type: 'bye', code: 'overflow', message: 'Too much.' });
		await settle();
		expect(told).toEqual([]);
	});

	it('asks for what came after the last event when the connection was made anew', async () => {
		const { other, told, reconnect } = await inspecting();
		other.send(1, actor(1, 'x:0'), snapshot(7, 'x:0'), { type: 'synced', sessionIds: ['x:0'] });
		await settle();
		await reconnect();
		expect(other.got(1, 'inspect')).toEqual([{ type: 'inspect', history: 200, after: 7 }]);
		other.send(1, snapshot(8, 'x:0'), { type: 'synced', sessionIds: ['x:0'] });
		await settle();
		expect(told).not.toContain('restart');
		expect(told.at(-2)).toBe('@xstate.snapshot 8');
	});

	it('begins again when the cut came before all was told', async () => {
		const { other, told, reconnect } = await inspecting();
		other.send(1, actor(1, 'x:0'), snapshot(7, 'x:0'));
		await settle();
		await reconnect();
		expect(told.at(-1)).toBe('restart');
		expect(other.got(1, 'inspect')).toEqual([{ type: 'inspect', history: 200 }]);
	});

	it('begins again when the cut came after a gap that was not made good', async () => {
		const { other, told, reconnect } = await inspecting();
		other.send(1, actor(1, 'x:0'), { type: 'synced', sessionIds: ['x:0'] }, { type: 'gap', dropped: 3 });
		await settle();
		await reconnect();
		expect(told.at(-1)).toBe('restart');
	});

	it('takes snapshots with old numbers for what they are after a gap', async () => {
		const { other, told, reconnect } = await inspecting();
		other.send(1, actor(1, 'x:0'), snapshot(7, 'x:0'), { type: 'synced', sessionIds: ['x:0'] });
		await settle();
		await reconnect();
		other.send(1, { type: 'gap', dropped: 2 }, snapshot(5, 'x:0'), { type: 'synced', sessionIds: ['x:0'] });
		await settle();
		expect(told.slice(-3)).toEqual([['gap', 2], '@xstate.snapshot 5', ['synced', 'x:0']]);
	});

	it.each([
		['numbers that start anew', [snapshot(3, 'x:0')]],
		['an actor alive that it was never told', [{ type: 'synced', sessionIds: ['x:0', 'x:9'] }]],
	])('recognises another run by %s', async (_sign, answer) => {
		const { other, told, reconnect } = await inspecting();
		other.send(1, actor(1, 'x:0'), snapshot(7, 'x:0'), { type: 'synced', sessionIds: ['x:0'] });
		await settle();
		await reconnect();
		other.send(1, ...answer);
		await settle();
		expect(told.at(-1)).toBe('restart');
		expect(other.received[1].slice(-2)).toEqual([{ type: 'uninspect' }, { type: 'inspect', history: 200 }]);
		other.send(1, actor(1, 'x:0'), actor(2, 'x:9'), { type: 'synced', sessionIds: ['x:0', 'x:9'] });
		await settle();
		expect(told.slice(-3)).toEqual(['@xstate.actor 1', '@xstate.actor 2', ['synced', 'x:0', 'x:9']]);
	});

	it('ends with uninspect, and nothing is told any more', async () => {
		const { other, told, inspection, channel } = await inspecting();
		inspection.stop();
		inspection.stop();
		await settle();
		expect(other.got(1, 'uninspect')).toHaveLength(1);
		other.send(1, actor(1, 'x:0'));
		await settle();
		expect(told).toEqual([]);
		expect(channel.connection('p-z')?.state).toBe('connected');
	});

	it('can be ended and begun within one task, as pages do', async () => {
		const { other, inspection, channel } = await inspecting();
		inspection.stop();
		const again = notes();
		channel.inspect('p-z', again.options);
		await settle();
		expect(other.received[1].map(({ type }) => type)).toEqual(['hello', 'inspect', 'uninspect', 'inspect']);
		other.send(1, actor(1, 'x:0'), actor(1, 'x:0'), { type: 'synced', sessionIds: ['x:0'] });
		await settle();
		expect(again.told).toEqual(['@xstate.actor 1', ['synced', 'x:0']]);
	});

	it('by a second listener begins again for both', async () => {
		const { other, told, channel } = await inspecting();
		other.send(1, actor(1, 'x:0'), { type: 'synced', sessionIds: ['x:0'] });
		await settle();
		const second = notes();
		channel.inspect('p-z', second.options);
		await settle();
		other.send(1, actor(1, 'x:0'), { type: 'synced', sessionIds: ['x:0'] });
		await settle();
		expect(told.slice(2)).toEqual(['restart', '@xstate.actor 1', ['synced', 'x:0']]);
		expect(second.told).toEqual(told.slice(2));
	});

	it('is not harmed by a listener that throws', async () => {
		const { channel, other } = scene();
		await settle();
		const thrown: unknown[] = [];
		vi.stubGlobal('reportError', (error: unknown) => thrown.push(error));
		const onEvents = vi.fn().mockImplementationOnce(() => {
			throw new Error('page');
		});
		channel.inspect('p-z', { onEvents });
		await settle();
		other.send(1, actor(1, 'x:0'));
		await settle();
		other.send(1, actor(2, 'x:1'));
		await settle();
		expect(onEvents).toHaveBeenCalledTimes(2);
		expect(thrown).toHaveLength(1);
		expect(channel.connection('p-z')?.state).toBe('connected');
		vi.unstubAllGlobals();
	});
});
