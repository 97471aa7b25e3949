import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Data } from '../src/data/read.js';
import { Conversation } from '../src/link/conversation.js';
import { ownLimits } from '../src/link/hello.js';
import { Lane, type Message } from '../src/link/lane.js';
import { ProtocolError } from '../src/link/protocol-error.js';
import { settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

/** A lane whose frames the test reads, and whose other side the test is. */
function lane({
	maxMessageSize = 65_536,
	hello = {},
}: { maxMessageSize?: number; hello?: object | null } = {}) {
	const frames: string[] = [];
	const events = {
		transmit: (frame: string) => frames.push(frame),
		onHello: vi.fn(),
		onMessages: vi.fn<(messages: readonly Data[]) => void>(),
		onControl: vi.fn(),
		onOtherVersion: vi.fn(),
	};
	const identity = { selfId: 'p-m', peerId: 'p-z', conn: 'c-1' };
	const conversation = new Conversation(50, () => undefined);
	const one = new Lane(0, identity, maxMessageSize, 50, conversation, events);
	const send = (each: Message) => {
		conversation.window.add(each);
		one.wake();
	};
	const receive = (...messages: object[]) => {
		one.receive(JSON.stringify(messages));
	};
	const greet = (more: object = {}) => {
		receive({
			type: 'hello',
			version: 1,
			channel: 'xstate.actor',
			peerId: 'p-z',
			conn: 'c-1',
			link: 'l-2',
			...ownLimits,
			...more,
		});
	};
	one.open();
	if (hello) greet(hello);
	const sent = () => frames.slice(1).flatMap((frame) => JSON.parse(frame) as { type: string; id?: number }[]);
	return { one, send, frames, events, receive, greet, sent };
}

const message = (id: number, bytes = 100, type = 'ask') => ({ type, id, text: 'x'.repeat(bytes - 31) });

describe('hello', () => {
	it('is said first, with all its members', () => {
		const { frames } = lane({ hello: null });
		expect(frames.map((frame) => JSON.parse(frame) as unknown)).toEqual([
			[
				{
					type: 'hello',
					version: 1,
					channel: 'xstate.actor',
					peerId: 'p-m',
					conn: 'c-1',
					link: expect.stringMatching(/^l-/) as string,
					received: 0,
					windowBytes: 1_048_576,
					frameBytes: 16_384,
					messageBytes: 1_048_576,
				},
			],
		]);
	});

	it('of the other side is waited for before anything else is sent', async () => {
		const { send, sent, greet } = lane({ hello: null });
		send(message(1));
		await settle(1_000);
		expect(sent()).toEqual([]);
		greet();
		expect(sent()).toMatchObject([{ id: 1 }]);
	});

	it.each([
		['another message', { type: 'ping' }],
		['another channel', { channel: 'xstate.inspect' }],
		['another peer', { peerId: 'p-y' }],
		['another connection', { conn: 'c-0' }],
	])('that is of %s breaks the protocol', (_what, wrong) => {
		const { greet } = lane({ hello: null });
		expect(() => {
			greet(wrong);
		}).toThrow(ProtocolError);
	});

	it('comes once', () => {
		const { greet } = lane();
		expect(greet).toThrow(ProtocolError);
	});

	it('of a later version is spoken to in this one, of none is refused', () => {
		expect(lane({ hello: { version: 2 } }).events.onHello).toHaveBeenCalled();
		expect(lane({ hello: { version: 0 } }).events.onOtherVersion).toHaveBeenCalled();
	});
});

describe('frames', () => {
	it('share what is sent in one task, after the acknowledgement', async () => {
		const { send, frames, receive } = lane();
		receive({ type: 'send' });
		send(message(1));
		send(message(2));
		await settle();
		expect(frames).toHaveLength(2);
		expect(JSON.parse(frames[1] ?? '')).toMatchObject([{ type: 'ack', received: 1 }, { id: 1 }, { id: 2 }]);
	});

	it('stay below what both sides allow', async () => {
		const { send, frames } = lane({ maxMessageSize: 2_000, hello: { frameBytes: 1_500 } });
		send(message(1, 10_000));
		await settle();
		expect(frames.slice(1).every((frame) => frame.length <= 1_500)).toBe(true);
		const narrow = lane({ maxMessageSize: 1_200, hello: { frameBytes: 65_536 } });
		narrow.send(message(1, 10_000));
		await settle();
		expect(Math.max(...narrow.frames.slice(1).map(({ length }) => length))).toBe(1_200);
	});
});

describe('the window', () => {
	it('holds back what would exceed it until it is acknowledged, in order', async () => {
		const { send, sent, receive } = lane({ hello: { windowBytes: 250 } });
		for (const id of [1, 2, 3]) send(message(id));
		send(message(4, 50));
		await settle();
		expect(sent().map(({ id }) => id)).toEqual([1, 2]);
		receive({ type: 'ack', received: 1 });
		await settle();
		expect(sent().map(({ id }) => id)).toEqual([1, 2, 3, 4]);
	});

	it('lets one message of any size go when nothing is unacknowledged', async () => {
		const { send, sent, receive } = lane({ hello: { windowBytes: 50 } });
		send(message(1, 60));
		send(message(2, 60));
		await settle();
		expect(sent().map(({ id }) => id)).toEqual([1]);
		receive({ type: 'ack', received: 1 });
		await settle();
		expect(sent().map(({ id }) => id)).toEqual([1, 2]);
	});

	it('does not hold answers back, nor do they take room', async () => {
		const { send, sent, receive } = lane({ hello: { windowBytes: 250 } });
		for (const id of [1, 2, 3]) send(message(id));
		for (const id of [4, 5, 6]) send(message(id, 200, ['reply', 'failure', 'complete'][id - 4]));
		await settle();
		expect(sent().map(({ id }) => id)).toEqual([1, 2, 4, 5, 6]);
		receive({ type: 'ack', received: 5 });
		await settle();
		expect(sent().at(-1)?.id).toBe(3);
	});

	it('takes no acknowledgement of what was never sent', async () => {
		const { send, receive } = lane();
		send(message(1));
		await settle();
		expect(() => {
			receive({ type: 'ack', received: 2 });
		}).toThrow(ProtocolError);
	});
});

describe('an acknowledgement', () => {
	const counted = { type: 'emitted' };

	it('goes alone after 50 ms, once', async () => {
		const { receive, sent } = lane();
		receive(counted);
		receive(counted);
		await settle(49);
		expect(sent()).toEqual([]);
		await settle(1_000);
		expect(sent()).toEqual([{ type: 'ack', received: 2 }]);
	});

	it('goes at once after 256 messages', () => {
		const { receive, sent } = lane();
		receive(...Array.from({ length: 255 }, () => counted));
		expect(sent()).toEqual([]);
		receive(counted);
		expect(sent()).toEqual([{ type: 'ack', received: 256 }]);
	});

	it('goes at once after a quarter of the window', () => {
		const { receive, sent } = lane();
		for (let frame = 0; frame < 17; frame++) receive({ type: 'emitted', text: 'x'.repeat(16_000) });
		expect(sent()).toEqual([{ type: 'ack', received: 17 }]);
	});

	it('goes with the next frame read when timers are late, as in a hidden page', () => {
		const { receive, sent } = lane();
		receive(counted);
		const real = performance.now();
		vi.spyOn(performance, 'now').mockReturnValue(real + 60);
		receive(counted);
		expect(sent()).toEqual([{ type: 'ack', received: 2 }]);
		vi.restoreAllMocks();
	});

	it('counts messages of unknown type, but no ping, pong or bye', async () => {
		const { receive, sent, events } = lane();
		receive(
			{ type: 'ping', t: 1 },
			{ type: 'weather' },
			{ type: 'pong', t: 1 },
			{ type: '' },
			{ type: 'bye' },
		);
		await settle(50);
		expect(sent()).toEqual([{ type: 'ack', received: 2 }]);
		expect(events.onControl).toHaveBeenCalledTimes(3);
	});

	it('follows the taking: messages before a bye are still handed on', () => {
		const { one, receive, events } = lane();
		events.onControl.mockImplementation(() => {
			one.close();
		});
		receive({ type: 'a' }, { type: 'bye' }, { type: 'b' });
		expect(events.onMessages.mock.calls).toEqual([[[{ type: 'a' }]]]);
	});
});
