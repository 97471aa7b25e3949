import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RelayConnection } from '../src/connecting/relay-connection.js';
import { RelayPacer } from '../src/connecting/relay-pacer.js';
import type { ChannelId } from '../src/link/hello.js';
import { settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

const cost = 1_024;
const costsASecond = 10;
const most = 8_192;

/** Connections of one member, whose quota of this second is used up. */
function scene() {
	const pacer = new RelayPacer();
	pacer.begin({ frameBytes: 16_384, bytesPerSecond: cost * costsASecond });
	/** What went to the hub, in order. */
	const sent: string[] = [];
	const connect = (name: string) => {
		const tell = (message: object): void => {
			const { type, channel, frame } = message as { type: string; channel?: ChannelId; frame?: string };
			sent.push(frame === undefined ? `${name} ${type}` : `${name} ${channel} ${frame.trim()}`);
		};
		const overflow = vi.fn();
		const connection = new RelayConnection(`c-${name}`, `p-${name}`, pacer, tell, overflow);
		const send = (channel: ChannelId, text: string, count = 1): void => {
			for (let n = 0; n < count; n++)
				connection.send(channel, `${text}${count > 1 ? n : ''}`.padEnd(cost - 256));
		};
		return { connection, send, overflow };
	};
	const [one, other] = [connect('one'), connect('other')];
	one.send(0, 'hello');
	one.send(1, 'hello');
	one.send(0, 'burst', costsASecond - 2);
	expect(sent.splice(0)).toHaveLength(costsASecond);
	return { pacer, sent, connect, one, other };
}

describe('connections within one quota', () => {
	it('who always has something to send keeps nobody from saying hello', async () => {
		const { sent, one, other } = scene();
		one.send(0, 'a', 1_000);
		one.send(1, 'i', 1_000);
		other.send(0, 'hello');
		other.send(1, 'hello');
		await settle(1_000);
		expect(sent).toEqual(expect.arrayContaining(['other 0 hello', 'other 1 hello']));
	});

	it('are served in turn, whatever each sends', async () => {
		const { sent, one, other, connect } = scene();
		const third = connect('third');
		one.send(0, 'a', 1_000);
		other.send(1, 'hello');
		other.send(1, 'i', 1_000);
		third.send(0, 'a', 1_000);
		await settle(30_000);
		expect(sent).toHaveLength(300);
		for (const name of ['one', 'other', 'third'])
			expect(sent.filter((frame) => frame.startsWith(`${name} `))).toHaveLength(100);
	});

	it('send hello before the actor channel’s next frames, and what is inspected after them', async () => {
		const { sent, other } = scene();
		other.send(0, 'hello');
		other.send(1, 'hello');
		other.send(1, 'i', 2);
		other.send(0, 'a', 2);
		await settle(1_000);
		const [actors, inspected] = [
			['other 0 a0', 'other 0 a1'],
			['other 1 i0', 'other 1 i1'],
		] as const;
		expect(sent).toEqual(['other 0 hello', 'other 1 hello', ...actors, ...inspected]);
	});

	it('keep the order of each channel under saturation', async () => {
		const { sent, one, other } = scene();
		for (let n = 0; n < 50; n++) {
			for (const { send } of [one, other]) for (const channel of [0, 1] as const) send(channel, String(n));
			await settle(70);
		}
		await settle(60_000);
		const numbers = Array.from({ length: 50 }, (_, n) => String(n));
		for (const start of ['one 0 ', 'one 1 ', 'other 0 ', 'other 1 ']) {
			const ofOne = sent.filter((frame) => frame.startsWith(start));
			expect(ofOne.map((frame) => frame.slice(start.length))).toEqual(numbers);
		}
	});

	it('take with them what waits when they end', async () => {
		const { sent, one, other } = scene();
		one.send(0, 'a', 100);
		other.send(0, 'a', 3);
		one.connection.close();
		await settle(1_000);
		expect(sent).toEqual(['one relay-closed', 'other 0 a0', 'other 0 a1', 'other 0 a2']);
		other.send(0, 'b', 100);
		const before = sent.length;
		other.connection.drop();
		other.send(0, 'late');
		await settle(30_000);
		expect(sent).toHaveLength(before);
	});

	it('end when too much waits for one, and no other does', async () => {
		const { sent, one, other } = scene();
		other.send(0, 'a');
		one.send(0, 'a', most);
		expect(one.overflow).not.toHaveBeenCalled();
		one.send(1, 'i');
		expect(one.overflow).toHaveBeenCalledOnce();
		expect(other.overflow).not.toHaveBeenCalled();
		await settle(1_000);
		expect(sent).toEqual(['one relay-closed', 'other 0 a']);
	});

	it('end when too much waits in all, the one with most of it', () => {
		const { one, other, connect } = scene();
		one.send(0, 'a', most);
		const others = Array.from({ length: 7 }, (_, n) => connect(`o${n}`));
		for (const { send } of others) send(0, 'a', most - 1_000);
		expect(one.overflow).not.toHaveBeenCalled();
		other.send(0, 'a', most - 1_000);
		expect(one.overflow).toHaveBeenCalledOnce();
		for (const { overflow } of [other, ...others]) expect(overflow).not.toHaveBeenCalled();
	});

	it('let a frame pass that costs more than a second’s worth when nothing is owed', async () => {
		const { pacer, sent, one } = scene();
		pacer.begin({ frameBytes: 16_384, bytesPerSecond: cost });
		one.send(0, 'a'.repeat(2 * cost));
		one.send(0, 'b');
		expect(sent).toHaveLength(1);
		await settle(2_000);
		expect(sent).toHaveLength(1);
		await settle(1_000);
		expect(sent).toHaveLength(2);
	});
});
