import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakePeerConnection } from './support/fake-rtc.js';
import { connected, settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
	FakePeerConnection.all.length = 0;
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.useRealTimers();
});

/** The machine slept for two minutes. */
function jumpClock(): void {
	const real = performance.now.bind(performance);
	vi.spyOn(performance, 'now').mockImplementation(() => real() + 120_000);
}

describe('a connection', () => {
	it('is described by its route and counters', async () => {
		const { channel, other } = await connected();
		const before = channel.connection('p-z');
		other.send(1, { type: '@xstate.actor', _seq: 1, sessionId: 'x:0' });
		await settle(2_000);
		const info = channel.connection('p-z');
		expect(info).toMatchObject({
			state: 'connected',
			conn: 'c-1',
			path: { local: 'host', remote: 'prflx', remoteAddress: '10.0.0.1:9', protocol: 'udp' },
			roundTripTimeMs: 2,
			messagesSent: 1,
			messagesReceived: 1,
		});
		expect(info?.bytesReceived).toBeGreaterThan(250);
		expect(info).not.toBe(before);
		expect(channel.connection('p-z')).toBe(info);
	});

	it('is closed when the remote opens a channel of its own', async () => {
		const { channel } = await connected();
		FakePeerConnection.last.receiveChannel();
		await settle();
		expect(channel.connection('p-z')).toMatchObject({
			state: 'disconnected',
			error: { code: 'protocol-error' },
		});
		expect(FakePeerConnection.last.connectionState).toBe('closed');
	});

	it('is replaced by an offer with a new conn', async () => {
		const { other, state, channel } = await connected();
		const first = FakePeerConnection.last;
		await other.offer('c-new');
		await settle();
		expect(first.connectionState).toBe('closed');
		expect(state()).toBe('connected');
		expect(channel.connection('p-z')?.conn).toBe('c-new');
	});

	it('is made anew when the smaller id asks again', async () => {
		const { hub, other, state } = await connected('p-a');
		const { conn } = other;
		hub.signal('p-a', { want: 'connect' });
		await settle();
		expect(other.conn).not.toBe(conn);
		expect(state()).toBe('connected');
	});

	it('that ends is made anew', async () => {
		const { other, state } = await connected();
		other.connection?.close();
		await settle();
		expect(state()).toBe('disconnected');
		await settle(1_000);
		expect(state()).toBe('connected');
		expect(other.connections).toBe(2);
	});

	it('outlives the signaling socket, and a peer whose own socket timed out', async () => {
		const { hub, other, channel, told } = await connected();
		hub.down = true;
		hub.socket.end(1006);
		other.send(1, { type: '@xstate.actor', _seq: 1 });
		await settle(1_000);
		expect(channel.status.state).toBe('rejoining');
		hub.down = false;
		await settle(30_000);
		hub.socket.deliver({ type: 'peer-left', peerId: 'p-z', reason: 'timeout' });
		other.send(1, { type: '@xstate.actor', _seq: 2 });
		await settle();
		expect(channel.connection('p-z')?.state).toBe('connected');
		expect(other.connections).toBe(1);
		expect(told).toEqual(['@xstate.actor 1', '@xstate.actor 2']);
	});

	it.each(['left', 'revoked'])('ends when its peer has %s', async (reason) => {
		const { hub, other, state } = await connected();
		hub.socket.deliver({ type: 'peer-left', peerId: 'p-z', reason });
		await settle(60_000);
		expect(state()).toBe('lost');
		expect(other.connections).toBe(1);
	});

	it('ends when its peer has not come back after a restart of the hub', async () => {
		const { hub, other, state } = await connected();
		hub.socket.deliver({ type: 'settled' });
		await settle();
		expect(state()).toBe('connected');
		hub.socket.deliver({ type: 'peer-left', peerId: 'p-z', reason: 'timeout' });
		await settle();
		expect(state()).toBe('connected');
		hub.socket.deliver({ type: 'settled' });
		await settle(60_000);
		expect(state()).toBe('lost');
		expect(other.connections).toBe(1);
	});

	it('under another id is a new one', async () => {
		const { hub, other, state } = await connected();
		hub.forget();
		hub.nextId = 'p-n';
		hub.socket.end(1006);
		await settle(2_000);
		expect(state()).toBe('connected');
		expect(other.connections).toBe(2);
		expect(other.received[0][0]).toMatchObject({ type: 'hello', peerId: 'p-n' });
	});

	it('is closed with a bye when the channel is closed', async () => {
		const { channel, other } = await connected();
		channel.close();
		await settle(200);
		expect(other.got(0, 'bye')).toMatchObject([{ code: 'closing' }]);
		expect(FakePeerConnection.last.connectionState).toBe('closed');
		await settle(60_000);
		expect(other.connections).toBe(1);
		expect(channel.connection('p-z')?.state).toBe('lost');
	});
});

describe('silence', () => {
	it('of 5 s is answered by a ping, of 15 s means disconnected, 30 s later the peer is lost', async () => {
		const { other, state, inspection, hub } = await connected();
		other.answersPings = false;
		const pongs = other.got(0, 'ping').length;
		await settle(5_000);
		expect(other.got(0, 'ping').length).toBe(pongs + 1);
		inspection.stop();
		other.deaf = true;
		await settle(9_000);
		expect(state()).toBe('connected');
		await settle(1_000);
		expect(state()).toBe('disconnected');
		await settle(28_000);
		expect(state()).toBe('disconnected');
		expect(other.signals.at(-1)).toMatchObject({ want: 'connect' });
		await settle(2_000);
		expect(state()).toBe('lost');
		expect(hub.socket.readyState).toBe(1);
	});

	it('is none as long as pings are answered, and a ping is', async () => {
		const { other, state } = await connected();
		await settle(300_000);
		expect(state()).toBe('connected');
		expect(other.connections).toBe(1);
		other.send(1, { type: 'ping', t: 7 });
		await settle();
		expect(other.got(1, 'pong')).toEqual([{ type: 'pong', t: 7 }]);
	});

	it('proves nothing when the own clock has jumped: first what has arrived is read', async () => {
		const { other, state } = await connected();
		await settle(2_000);
		jumpClock();
		await settle(10_000);
		expect(state()).toBe('connected');
		expect(other.connections).toBe(1);
	});

	it('after a jump is judged all the same, a moment later', async () => {
		const { other, state, inspection } = await connected();
		other.answersPings = false;
		other.deaf = true;
		inspection.stop();
		await settle(2_000);
		jumpClock();
		await settle(1_000);
		expect(state()).toBe('connected');
		await settle(2_000);
		expect(state()).toBe('disconnected');
	});
});
