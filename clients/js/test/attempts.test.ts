import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakePeerConnection } from './support/fake-rtc.js';
import { RelayedPeer } from './support/relayed-peer.js';
import { notes, scene, settle } from './support/scene.js';
import { ScriptedPeer } from './support/scripted-peer.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = true;
	FakePeerConnection.all.length = 0;
});
afterEach(() => {
	FakePeerConnection.blocked = false;
	vi.useRealTimers();
});

const offer = { type: 'offer', sdp: 'v=0' };

/** How a peer is refused, under which names. */
function refusals({ signals }: ScriptedPeer) {
	const refused = signals.filter((signal) => signal.refused);
	for (const signal of refused) expect(signal.refused).toMatchObject({ code: 'rate-limited' });
	return refused.map(({ conn }) => conn);
}

describe('a peer that asks again and again', () => {
	it('by offers is served ten times and then every two seconds, and told so three times', async () => {
		const { hub, other } = scene('p-z');
		await settle();
		for (let n = 1; n <= 100; n++) hub.signal('p-z', { conn: `c-${n}`, description: offer });
		expect(FakePeerConnection.all).toHaveLength(10);
		expect(refusals(other)).toEqual(['c-11', 'c-12', 'c-13']);
		await settle(1_999);
		hub.signal('p-z', { conn: 'c-101', description: offer });
		expect(FakePeerConnection.all).toHaveLength(10);
		await settle(1);
		hub.signal('p-z', { conn: 'c-102', description: offer });
		expect(FakePeerConnection.all).toHaveLength(11);
	});

	it('to be offered something is, ten times', async () => {
		FakePeerConnection.blocked = false;
		const { hub, other } = scene('p-a');
		await settle();
		for (let n = 0; n < 20; n++) {
			hub.signal('p-a', { want: 'connect' });
			await settle();
		}
		expect(FakePeerConnection.all.length / 2).toBe(10);
		expect(refusals(other)).toEqual([undefined, undefined, undefined]);
	});

	it('through the hub is answered ten times, and keeps the last connection', async () => {
		const { hub } = scene('p-z', {});
		hub.joined = { limits: { relayFrameBytes: 16_384 } };
		const other = new RelayedPeer(hub, 'p-z', FakePeerConnection.engine);
		await settle();
		for (let n = 1; n <= 20; n++) {
			other.openRelay(`c-${n}`);
			await settle();
		}
		expect(other.relayed.filter(({ type, frame }) => type === 'relay' && frame === undefined)).toHaveLength(
			10,
		);
		expect(refusals(other)).toEqual(['c-11', 'c-12', 'c-13']);
	});

	it('does not use up what others may ask for', async () => {
		const { hub } = scene('p-z');
		await settle();
		for (let n = 1; n <= 100; n++) hub.signal('p-z', { conn: `c-${n}`, description: offer });
		hub.signal('p-y', { conn: 'c-1', description: offer });
		expect(FakePeerConnection.all).toHaveLength(11);
	});
});

describe('all peers together', () => {
	it('are served two hundred times and then five times a second', async () => {
		const { hub } = scene();
		await settle();
		const ask = () => {
			for (let n = 1; n <= 300; n++) hub.signal(`p-z${n}`, { conn: 'c-1', description: offer });
		};
		ask();
		expect(FakePeerConnection.all).toHaveLength(200);
		await settle(1_000);
		ask();
		expect(FakePeerConnection.all).toHaveLength(205);
	});

	it('are asked for no more than that, and all in the end', async () => {
		FakePeerConnection.blocked = false;
		const { hub, channel } = scene();
		const ids = Array.from({ length: 203 }, (_, n) => `p-a${n}`);
		for (const id of ids) new ScriptedPeer(hub, id, FakePeerConnection.engine);
		await settle();
		for (const id of ids) channel.inspect(id, notes().options);
		expect(FakePeerConnection.all).toHaveLength(200);
		expect(channel.connection('p-a202')).toMatchObject({
			state: 'connecting',
			error: { code: 'rate-limited' },
		});
		await settle(2_000);
		expect(ids.filter((id) => channel.connection(id)?.state !== 'connected')).toEqual([]);
	});
});
