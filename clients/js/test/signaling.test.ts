import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scene, settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

describe('joining', () => {
	it('introduces itself on the protocol’s subprotocol and tells who is there, without itself', async () => {
		const { hub, channel } = scene();
		hub.joined = { peers: [{ peerId: 'p-z', name: 'orders', kind: 'jvm' }, { peerId: 'p-m' }] };
		const { self, peers } = await channel.joined;
		expect(hub.socket.protocols).toEqual(['xstate-webrtc.v1']);
		expect(hub.received[0]).toEqual({
			type: 'join',
			channel: 'orders',
			peer: { name: 'inspector', kind: 'inspector', iceRestart: false, services: [] },
		});
		expect(self).toEqual({ peerId: 'p-m', permissions: ['inspect', 'peers'] });
		expect(peers.map((peer) => peer.peerId)).toEqual(['p-z']);
		expect(channel.status).toEqual({ state: 'joined' });
	});

	it('lists the members of all pages', async () => {
		const { hub, channel } = scene();
		hub.joined = { more: true };
		await settle();
		hub.socket.deliver({ type: 'peers', peers: [{ peerId: 'p-1' }], more: true });
		expect(channel.peers).toEqual([]);
		hub.socket.deliver({ type: 'peers', peers: [{ peerId: 'p-2' }], more: false });
		expect(channel.peers.map((peer) => peer.peerId)).toEqual(['p-z', 'p-1', 'p-2']);
	});

	it('follows who comes, changes and goes, with a new array each time', async () => {
		const { hub, channel } = scene();
		await settle();
		const before = channel.peers;
		hub.socket.deliver({ type: 'peer-joined', peer: { peerId: 'p-1', name: 'a' } });
		hub.socket.deliver({ type: 'peer-updated', peer: { peerId: 'p-1', name: 'b' } });
		expect(channel.peers.map((peer) => peer.name)).toEqual(['orders', 'b']);
		hub.socket.deliver({ type: 'peer-left', peerId: 'p-1', reason: 'left' });
		expect(channel.peers.map((peer) => peer.peerId)).toEqual(['p-z']);
		expect(channel.peers).not.toBe(before);
	});

	it('learns of a change of its own permissions', async () => {
		const { hub, channel } = scene();
		await settle();
		hub.socket.deliver({ type: 'peer-updated', peer: { peerId: 'p-m', permissions: [] } });
		expect(channel.self).toEqual({ peerId: 'p-m', permissions: [] });
		expect(channel.peers).toHaveLength(1);
	});

	it('ignores what it does not know and what is no JSON', async () => {
		const { hub, channel } = scene();
		await settle();
		hub.socket.onmessage?.({ data: '{"type":' });
		hub.socket.deliver({ type: 'constructor' });
		hub.socket.deliver({ type: 'weather', of: 'tomorrow' });
		hub.socket.deliver({ type: 'peer-joined', peer: { name: 'nobody' } });
		expect(channel.status.state).toBe('joined');
		expect(channel.peers).toHaveLength(1);
	});

	it('tells subscribers once about all that changed at once', async () => {
		const { hub, channel } = scene();
		await settle();
		const listener = vi.fn();
		const unsubscribe = channel.subscribe(listener);
		hub.socket.deliver({ type: 'peer-joined', peer: { peerId: 'p-1' } });
		hub.socket.deliver({ type: 'peer-joined', peer: { peerId: 'p-2' } });
		await settle();
		expect(listener).toHaveBeenCalledTimes(1);
		unsubscribe();
		hub.socket.deliver({ type: 'peer-left', peerId: 'p-1', reason: 'left' });
		await settle();
		expect(listener).toHaveBeenCalledTimes(1);
	});
});

describe('a refusal', () => {
	it.each(['forbidden', 'unauthorized', 'unsupported-version', 'bad-message'])(
		'%s is final',
		async (code) => {
			const { hub, channel } = scene();
			hub.refusal = { code, message: 'Log in first.' };
			await expect(channel.joined).rejects.toMatchObject({
				name: 'ChannelError',
				code,
				message: 'Log in first.',
			});
			await settle(600_000);
			expect(hub.sockets).toHaveLength(1);
			expect(channel.status).toEqual({ state: 'closed', error: { code, message: 'Log in first.' } });
		},
	);

	it('that may pass is tried again, at growing intervals', async () => {
		const { hub, channel } = scene();
		hub.refusal = { code: 'channel-full', message: 'Full.' };
		await settle(1);
		expect(channel.status).toMatchObject({ state: 'joining', error: { code: 'channel-full' } });
		await settle(60_000);
		expect(hub.sockets.length).toBeGreaterThan(5);
		expect(hub.sockets.length).toBeLessThan(15);
		hub.refusal = undefined;
		await settle(30_000);
		expect(channel.status).toEqual({ state: 'joined' });
	});

	it('with words after joining, followed by a close, is final too', async () => {
		const { hub, channel } = scene();
		await settle();
		hub.socket.deliver({ type: 'error', code: 'unauthorized', message: 'Your token has expired.' });
		hub.socket.end(1008);
		await settle(600_000);
		expect(channel.status).toEqual({
			state: 'closed',
			error: { code: 'unauthorized', message: 'Your token has expired.' },
		});
		expect(hub.sockets).toHaveLength(1);
	});

	it('of a message is told and ends nothing, whatever becomes of the socket', async () => {
		const { hub, channel } = scene();
		await settle();
		channel.renew('token');
		const refusal = { code: 'forbidden', message: 'This hub takes no tokens.' };
		hub.socket.deliver({ type: 'error', ...refusal, ref: { type: 'renew' } });
		expect(channel.status).toEqual({ state: 'joined', error: refusal });
		hub.socket.end(1006);
		await settle(1_000);
		expect(channel.status).toEqual({ state: 'joined' });
	});

	it('of one bad message does not end the membership', async () => {
		const { hub, channel } = scene();
		await settle();
		hub.socket.deliver({ type: 'error', code: 'bad-message', message: 'What?' });
		hub.socket.end(1008);
		await settle(1_000);
		expect(channel.status.state).toBe('joined');
		expect(hub.sockets).toHaveLength(2);
	});
});

describe('a cut socket', () => {
	it('is replaced under the same id with the newest resume token', async () => {
		const { hub, channel } = scene();
		await settle();
		for (const token of ['token-1', 'token-2', 'token-3']) {
			hub.socket.end(1006);
			expect(channel.status).toMatchObject({ state: 'rejoining', error: { code: 'unreachable' } });
			expect(channel.peers).toHaveLength(1);
			await settle(1_000);
			expect(hub.ofType('join').at(-1)).toMatchObject({ resume: token });
			expect(channel.self?.peerId).toBe('p-m');
		}
	});

	it('joins anew when the resume token is refused, and only then', async () => {
		const { hub, channel } = scene();
		await settle();
		hub.forget();
		hub.nextId = 'p-n';
		hub.socket.end(1006);
		await settle(1_000);
		expect(hub.ofType('join').map(({ resume }) => resume)).toEqual([undefined, 'token-1', undefined]);
		expect(channel.status.state).toBe('joined');
		expect(channel.self?.peerId).toBe('p-n');
	});

	it('is retried with jitter for as long as the hub is down', async () => {
		const { hub, channel } = scene();
		await settle();
		hub.down = true;
		hub.socket.end(1012);
		await settle(300_000);
		expect(channel.status.state).toBe('rejoining');
		expect(hub.sockets.length).toBeLessThan(30);
		hub.down = false;
		await settle(30_000);
		expect(channel.status.state).toBe('joined');
	});

	it('with code 4001 means that another socket has the id: no way back', async () => {
		const { hub, channel } = scene();
		await settle();
		hub.socket.end(4001);
		await settle(60_000);
		expect(channel.status).toMatchObject({ state: 'closed', error: { code: 'replaced' } });
		expect(hub.sockets).toHaveLength(1);
	});

	it('is not waited for when the network comes back', async () => {
		const network = new EventTarget();
		vi.stubGlobal('addEventListener', network.addEventListener.bind(network));
		vi.stubGlobal('removeEventListener', network.removeEventListener.bind(network));
		const { hub, channel } = scene();
		await settle();
		network.dispatchEvent(new Event('online'));
		expect(channel.status.state).toBe('rejoining');
		await settle();
		expect(hub.ofType('join')[1]).toMatchObject({ resume: 'token-1' });
		expect(channel.status.state).toBe('joined');
		channel.close();
		network.dispatchEvent(new Event('online'));
		expect(hub.sockets).toHaveLength(2);
		vi.unstubAllGlobals();
	});

	it('is one that does not answer the join in time', async () => {
		const { hub, channel } = scene();
		hub.mute = true;
		await settle(10_000);
		expect(channel.status).toMatchObject({ state: 'joining', error: { code: 'timeout' } });
		hub.mute = false;
		await settle(1_000);
		expect(channel.status.state).toBe('joined');
	});
});

describe('closing', () => {
	it('leaves and does not come back', async () => {
		const { hub, channel } = scene();
		await settle();
		channel.close();
		channel.close();
		await settle(60_000);
		expect(hub.ofType('leave')).toHaveLength(1);
		expect(channel.status).toEqual({ state: 'closed' });
		expect(hub.sockets).toHaveLength(1);
	});

	it('before the first answer rejects the join', async () => {
		const { channel } = scene();
		channel.close();
		await expect(channel.joined).rejects.toMatchObject({ code: 'closed' });
	});
});
