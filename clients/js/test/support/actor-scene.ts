import { type Channel, type DeadLetter, join } from '../../src/index.js';
import { FakeHub } from './fake-hub.js';
import { FakePeerConnection } from './fake-rtc.js';
import { settle } from './scene.js';
import { ScriptedPeer } from './scripted-peer.js';

/** A channel with actors and a scripted peer `p-z` whose actor `@order` is meant; not connected yet. Needs fake timers. */
export async function actorScene({ down = false, permissions = [] as string[] } = {}) {
	const hub = new FakeHub();
	hub.down = down;
	const other = new ScriptedPeer(hub, 'p-z', FakePeerConnection.engine, { permissions });
	const channel: Channel = join('ws://hub.test/xstate/signaling', {
		channel: 'orders',
		name: 'page',
		kind: 'browser',
		webSocket: hub.webSocket,
		rtcPeerConnection: FakePeerConnection.engine,
	});
	const letters: DeadLetter[] = [];
	channel.onDeadLetter((letter) => letters.push(letter));
	await settle();
	return { hub, other, channel, letters, order: channel.actor('xstate://orders/p-z/@order') };
}
