import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Wire } from './support/fake-hub.js';
import { FakePeerConnection } from './support/fake-rtc.js';
import { connected, notes, scene, settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
	FakePeerConnection.all.length = 0;
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.useRealTimers();
});

const signals = (sent: Wire[]) => sent.filter((message) => message.type === 'signal');

describe('connecting', () => {
	it('happens on demand only', async () => {
		const { hub, channel } = scene();
		await settle(60_000);
		expect(signals(hub.received)).toEqual([]);
		expect(channel.connection('p-z')).toBeUndefined();
		expect(FakePeerConnection.all).toHaveLength(0);
	});

	it('asks the larger id for an offer and answers it', async () => {
		const { hub, other } = await connected('p-z');
		expect(signals(hub.received)[0]).toEqual({ type: 'signal', to: 'p-z', want: 'connect' });
		expect(signals(hub.received)[1]).toMatchObject({ conn: 'c-1', description: { type: 'answer' } });
		expect(signals(hub.received)[2]).toMatchObject({
			conn: 'c-1',
			candidate: { sdpMid: '0', sdpMLineIndex: 0 },
		});
		expect(other.connections).toBe(1);
	});

	it('offers itself to a smaller id, description before candidates', async () => {
		const { hub, other } = await connected('p-a');
		const [offer, candidate] = signals(hub.received);
		expect(offer).toMatchObject({ to: 'p-a', description: { type: 'offer' } });
		expect(candidate).toMatchObject({ to: 'p-a', conn: offer?.conn, candidate: {} });
		expect(other.connections).toBe(0);
	});

	it('uses the two negotiated channels and the hub’s ICE servers', async () => {
		const { hub, channel } = scene();
		hub.joined = {
			iceServers: [{ urls: ['stun:stun.test', 'gopher:x'] }, { urls: 5 }],
			iceTransportPolicy: 'relay',
		};
		await settle();
		channel.inspect('p-z', notes().options);
		await settle();
		const own = FakePeerConnection.last;
		expect(own.configuration).toEqual({
			iceServers: [{ urls: ['stun:stun.test'] }],
			iceTransportPolicy: 'relay',
		});
		expect(own.channels.map(({ label, init }) => ({ label, ...init }))).toEqual([
			{ label: 'xstate.actor', negotiated: true, id: 0, ordered: true, protocol: 'xstate-webrtc.v1' },
			{ label: 'xstate.inspect', negotiated: true, id: 1, ordered: true, protocol: 'xstate-webrtc.v1' },
		]);
	});

	it('keeps candidates that come before the description', async () => {
		const { hub, other, channel } = scene('p-a');
		await settle();
		other.deaf = true;
		channel.inspect('p-a', notes().options);
		await settle();
		const [offer] = signals(hub.received);
		hub.signal('p-a', { conn: offer?.conn, candidate: { candidate: 'candidate:early' } });
		await settle();
		const own = FakePeerConnection.last;
		expect(own.candidates).toEqual([]);
		await new FakePeerConnection().createAnswer().then((description) => {
			hub.signal('p-a', { conn: offer?.conn, description });
		});
		await settle();
		expect(own.candidates).toMatchObject([{ candidate: 'candidate:early' }]);
	});

	it('discards descriptions and candidates of another conn', async () => {
		const { hub, other } = await connected('p-z');
		const own = FakePeerConnection.last;
		const before = own.candidates.length;
		hub.signal('p-z', { conn: 'c-old', candidate: { candidate: 'candidate:old' } });
		hub.signal('p-z', { conn: 'c-old', description: { type: 'answer', sdp: 'old' } });
		await settle();
		expect(own.candidates).toHaveLength(before);
		expect(other.connections).toBe(1);
	});

	it('takes no offer from a smaller id', async () => {
		const { hub } = scene('p-a');
		await settle();
		hub.signal('p-a', { conn: 'c-1', description: { type: 'offer', sdp: 'x-fake:0' } });
		await settle();
		expect(FakePeerConnection.all).toHaveLength(0);
	});

	it('serves a smaller id that asks, and tries again until it works', async () => {
		const { hub, channel, other } = scene('p-a');
		await settle();
		FakePeerConnection.blocked = true;
		hub.signal('p-a', { want: 'connect' });
		await settle();
		expect(channel.connection('p-a')).toMatchObject({ state: 'connecting' });
		hub.signal('p-a', { want: 'connect' });
		await settle();
		expect(other.signals.filter(({ description }) => description)).toHaveLength(1);
		FakePeerConnection.blocked = false;
		await settle(11_000);
		expect(channel.connection('p-a')?.state).toBe('connected');
	});

	it('that is not open after 10 s is given up and tried again at growing intervals', async () => {
		const { hub, channel, other } = scene('p-z');
		await settle();
		other.deaf = true;
		channel.inspect('p-z', notes().options);
		await settle(9_999);
		expect(channel.connection('p-z')).toMatchObject({ state: 'connecting' });
		expect(channel.connection('p-z')?.error).toBeUndefined();
		await settle(1);
		expect(channel.connection('p-z')).toMatchObject({ state: 'connecting', error: { code: 'timeout' } });
		await settle(290_000);
		const asked = signals(hub.received).length;
		expect(asked).toBeGreaterThan(7);
		expect(asked).toBeLessThan(16);
		other.deaf = false;
		await settle(40_000);
		expect(channel.connection('p-z')).toMatchObject({ state: 'connected' });
		expect(channel.connection('p-z')?.error).toBeUndefined();
	});

	it('goes on when the hub refuses one candidate of many', async () => {
		const { hub, channel, other } = scene('p-a');
		await settle();
		other.deaf = true;
		channel.inspect('p-a', notes().options);
		await settle();
		const ref = { type: 'signal', to: 'p-a' };
		hub.socket.deliver({ type: 'error', code: 'rate-limited', message: 'Slower.', ref });
		expect(FakePeerConnection.last.connectionState).toBe('new');
		hub.socket.deliver({ type: 'error', code: 'unknown-peer', message: 'Gone.', ref });
		expect(FakePeerConnection.last.connectionState).toBe('closed');
	});

	it('stops when the hub forbids it, until permissions change', async () => {
		const { hub, channel, other } = scene('p-z');
		await settle();
		other.deaf = true;
		channel.inspect('p-z', notes().options);
		const ref = { type: 'signal', to: 'p-z' };
		hub.socket.deliver({ type: 'error', code: 'forbidden', message: 'You lack peers.', ref });
		await settle(120_000);
		expect(channel.connection('p-z')).toMatchObject({ state: 'lost', error: { code: 'forbidden' } });
		expect(signals(hub.received)).toHaveLength(1);
		other.deaf = false;
		hub.socket.deliver({
			type: 'peer-updated',
			peer: { peerId: 'p-m', permissions: ['inspect', 'peers', 'send'] },
		});
		await settle();
		expect(channel.connection('p-z')).toMatchObject({ state: 'connected' });
	});

	it('that the peer refuses is told and tried again, later where it cannot connect at all', async () => {
		const { hub, channel, other } = scene('p-z');
		await settle();
		other.deaf = true;
		channel.inspect('p-z', notes().options);
		await settle();
		hub.signal('p-z', { refused: { code: 'rate-limited', message: 'Ask later.' } });
		expect(channel.connection('p-z')).toMatchObject({
			state: 'connecting',
			error: { code: 'rate-limited', message: 'Ask later.' },
		});
		await settle(1_000);
		expect(signals(hub.received)).toHaveLength(2);
		hub.signal('p-z', { refused: { code: 'unavailable', message: 'No library.' } });
		expect(channel.connection('p-z')).toMatchObject({ error: { code: 'unavailable' } });
		await settle(29_000);
		expect(signals(hub.received)).toHaveLength(2);
		other.deaf = false;
		await settle(2_000);
		expect(channel.connection('p-z')).toMatchObject({ state: 'connected' });
	});

	it('is refused under the name of the offer only', async () => {
		const { hub, channel, other } = scene('p-a');
		await settle();
		other.deaf = true;
		channel.inspect('p-a', notes().options);
		await settle();
		const refused = { code: 'unavailable', message: 'No library.' };
		hub.signal('p-a', { conn: 'c-old', refused });
		hub.signal('p-a', { refused });
		expect(channel.connection('p-a')?.error).toBeUndefined();
		hub.signal('p-a', { conn: signals(hub.received)[0]?.conn, refused });
		expect(channel.connection('p-a')?.error).toEqual(refused);
	});

	it('ends with a peer that was revoked or may be seen no more', async () => {
		const { hub, channel } = await connected('p-z');
		hub.socket.deliver({ type: 'peer-left', peerId: 'p-z', reason: 'revoked' });
		await settle();
		expect(channel.connection('p-z')).toMatchObject({ state: 'lost' });
		await settle(60_000);
		expect(channel.connection('p-z')).toMatchObject({ state: 'lost' });
	});

	it('ends with a peer that was revoked before the hub noticed a cut, however often that is told', async () => {
		const { hub, channel } = await connected('p-z');
		hub.others.clear();
		hub.socket.end(1006);
		await settle(2_000);
		expect(channel.connection('p-z')).toMatchObject({ state: 'connected' });
		for (let i = 0; i < 2; i++) {
			hub.socket.deliver({ type: 'peer-left', peerId: 'p-z', reason: 'revoked' });
			await settle();
			expect(channel.connection('p-z')).toMatchObject({ state: 'lost' });
			expect(channel.status).toMatchObject({ state: 'joined' });
		}
		hub.socket.deliver({ type: 'peer-left', peerId: 'p-never-known', reason: 'left' });
		await settle();
		expect(channel.status).toMatchObject({ state: 'joined' });
	});

	it('waits for a peer that is not there yet', async () => {
		const { hub, channel, other } = scene('p-z');
		hub.others.clear();
		await settle();
		channel.inspect('p-z', notes().options);
		await settle(60_000);
		expect(channel.connection('p-z')?.state).toBe('lost');
		expect(signals(hub.received)).toEqual([]);
		hub.enter(other);
		await settle();
		expect(channel.connection('p-z')?.state).toBe('connected');
	});

	it('says so when there is no WebRTC here', async () => {
		const { channel } = scene('p-a', { rtcPeerConnection: undefined as never });
		await settle();
		channel.inspect('p-a', notes().options);
		await settle();
		expect(channel.connection('p-a')).toMatchObject({ state: 'lost', error: { code: 'no-webrtc' } });
	});
});
