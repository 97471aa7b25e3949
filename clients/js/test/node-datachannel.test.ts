import { RTCPeerConnection as rtcPeerConnection } from 'node-datachannel/polyfill';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createActor } from 'xstate';
import { type Channel, type Ending, join } from '../src/index.js';
import { FakeHub } from './support/fake-hub.js';
import { cartMachine } from './support/machines.js';
import { MeetingHub } from './support/meeting-hub.js';
import { notes } from './support/scene.js';
import { ScriptedPeer } from './support/scripted-peer.js';

let channel: Channel | undefined;
let other: ScriptedPeer | undefined;

afterEach(() => {
	channel?.close();
	other?.connection?.close();
});

/** Waits for what a busy machine may take its time for. */
async function soon(expectation: () => void): Promise<void> {
	await vi.waitFor(expectation, { timeout: 10_000 });
}

/** A channel and another peer, both on a real engine over loopback; only the hub is in memory. */
async function meet(otherId: string) {
	const hub = new FakeHub();
	other = new ScriptedPeer(hub, otherId, rtcPeerConnection);
	channel = join('ws://hub.test/xstate/signaling', {
		channel: 'orders',
		name: 'inspector',
		kind: 'node',
		webSocket: hub.webSocket,
		rtcPeerConnection,
	});
	await channel.joined;
	const { told, options } = notes();
	channel.inspect(otherId, options);
	await soon(() => {
		expect(other?.got(1, 'inspect')).toHaveLength(1);
	});
	return { hub, told, other, channel };
}

describe('over real WebRTC', () => {
	it.each([
		['answering', 'p-z'],
		['offering', 'p-a'],
	])('inspects, %s', async (_role, otherId) => {
		const { told, other, channel } = await meet(otherId);
		const big = `😀${'ä'.repeat(9_000)}`;
		const text = JSON.stringify([{ type: '@xstate.actor', _seq: 1, sessionId: 'x:0', definition: big }]);
		const cut = 7_000;
		other.sendFrame(1, `+${text.slice(0, cut)}`);
		other.sendFrame(1, `.${text.slice(cut)}`);
		other.send(1, { type: 'synced', sessionIds: ['x:0'] });
		await soon(() => {
			expect(told).toEqual(['@xstate.actor 1', ['synced', 'x:0']]);
			expect(other.got(1, 'ack').at(-1)).toEqual({ type: 'ack', received: 2 });
		});
		await soon(() => {
			expect(channel.connection(otherId)).toMatchObject({ state: 'connected', messagesReceived: 2 });
		});
	});

	it('goes on after the peer closed the connection', async () => {
		const { told, other } = await meet('p-z');
		other.send(
			1,
			{ type: '@xstate.actor', _seq: 4, sessionId: 'x:0' },
			{ type: 'synced', sessionIds: ['x:0'] },
		);
		await soon(() => {
			expect(told).toHaveLength(2);
		});
		other.connection?.close();
		await soon(() => {
			expect(other.connections).toBe(2);
			expect(other.got(1, 'inspect')).toEqual([{ type: 'inspect', history: 200, after: 4 }]);
		});
	});

	it('stands when a second wish to connect overtakes the first offer', async () => {
		const { told, other, channel } = await meet('p-z');
		other.receive({ type: 'signal', want: 'connect' });
		other.receive({ type: 'signal', want: 'connect' });
		await soon(() => {
			expect(other.connections).toBe(3);
			expect(other.got(1, 'inspect')).toHaveLength(1);
			expect(channel.connection('p-z')?.state).toBe('connected');
		});
		other.send(1, { type: '@xstate.actor', _seq: 1, sessionId: 'x:0' });
		await soon(() => {
			expect(told).toContain('@xstate.actor 1');
		});
	});

	it('says bye when the channel is closed', async () => {
		const { other, channel } = await meet('p-z');
		channel.close();
		await soon(() => {
			expect(other.got(0, 'bye')).toMatchObject([{ code: 'closing' }]);
		});
	});

	it('asks an actor and hears of its snapshots', async () => {
		const { other, channel } = await meet('p-z');
		const order = channel.actor('xstate://orders/p-z/@order');
		other.onMessage = (_channel, { type, id }) => {
			if (type === 'ask') other.send(0, { type: 'reply', id, accepted: true });
			if (type === 'subscribe')
				other.send(0, { type: 'snapshot', id, rev: 1, snapshot: { status: 'active', value: 'cart' } });
		};
		expect(await order.ask({ type: 'PAY', note: 'ä' })).toEqual({ accepted: true });
		const subscription = order.subscribe({ onChange: () => undefined });
		await soon(() => {
			expect(subscription.view).toMatchObject({ snapshot: { value: 'cart' }, connection: 'connected' });
		});
	});

	it('two clients find, ask and watch each other’s actors', async () => {
		const hub = new MeetingHub();
		const member = (name: string) =>
			join('ws://hub.test/xstate/signaling', {
				...{ channel: 'orders', name, kind: 'node', rtcPeerConnection, webSocket: hub.webSocket },
			});
		const shop = member('shop');
		channel = member('clerk');
		const cart = createActor(cartMachine).start();
		shop.expose(cart, { systemId: 'cart' });
		const [found] = await channel.actors({ systemId: 'cart' }).listed;
		const actor = channel.actor(found?.address ?? '');
		const subscription = actor.subscribe({ onChange: () => undefined });
		const told: Ending[] = [];
		actor.watch((ending) => told.push(ending));
		expect(await actor.ask({ type: 'ADD', items: 2 })).toMatchObject({ accepted: true });
		await soon(() => {
			expect(subscription.view.snapshot).toMatchObject({ context: { items: 2 } });
		});
		cart.send({ type: 'PAY' });
		await soon(() => {
			expect(told).toEqual([{ type: 'complete', status: 'done', output: { total: 20 } }]);
			expect(subscription.view).toMatchObject({ snapshot: { value: 'paid' }, ending: told[0] });
		});
		shop.close();
	});
});
