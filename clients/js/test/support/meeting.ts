import { createActor } from 'xstate';
import { type Channel, join } from '../../src/index.js';
import { FakePeerConnection } from './fake-rtc.js';
import { cartMachine } from './machines.js';
import { MeetingHub } from './meeting-hub.js';
import { settle } from './scene.js';

/** A client with actors on a hub in memory; its id is `p-` and its name. Needs fake timers. */
export function member(hub: MeetingHub, name: string): Channel {
	return join('ws://hub.test/xstate/signaling', {
		channel: 'orders',
		name,
		kind: 'browser',
		webSocket: hub.webSocket,
		rtcPeerConnection: FakePeerConnection.engine,
	});
}

/** A shop whose page exposes its cart, and a clerk who looks for it. */
export async function meeting() {
	const hub = new MeetingHub();
	const shop = member(hub, 'shop');
	const clerk = member(hub, 'clerk');
	const cart = createActor(cartMachine).start();
	shop.expose(cart, { systemId: 'cart' });
	await settle();
	return { hub, shop, clerk, cart, remote: clerk.actor('xstate://orders/p-shop/@cart') };
}
