import { createActor } from 'xstate';
import { actorScene } from './actor-scene.js';
import { cartMachine } from './machines.js';
import { settle } from './scene.js';
import type { ScriptedPeer } from './scripted-peer.js';

/** All that has to do with actors. */
export const everything = ['inspect', 'values', 'send'];

/** What the peer may do, and how it greets. */
interface Setting {
	readonly permissions?: string[];
	readonly hello?: ScriptedPeer['hello'];
}

/** An exposed cart, and a peer `p-z` that is connected and asks by hand. */
export async function serving({ permissions = everything, hello }: Setting = {}) {
	const all = await actorScene({ permissions });
	if (hello) all.other.hello = hello;
	const cart = createActor(cartMachine, { id: 'cart' }).start();
	const withdraw = all.channel.expose(cart, { systemId: 'cart' });
	await all.other.offer();
	await settle();
	/** Sends messages, lets everything happen, and says what came in answer. */
	const ask = async (...messages: object[]) => {
		const before = all.other.received[0].length;
		all.other.send(0, ...messages);
		await settle(100);
		return all.other.received[0].slice(before).filter(({ type }) => type !== 'ack');
	};
	const permit = async (...more: string[]) => {
		const peer = { ...all.other.entry, permissions: more };
		const before = all.other.received[0].length;
		all.hub.socket.deliver({ type: 'peer-updated', peer });
		await settle();
		return all.other.received[0].slice(before).filter(({ type }) => type !== 'ack');
	};
	return { ...all, cart, withdraw, ask, permit };
}

export type ServingScene = Awaited<ReturnType<typeof serving>>;

export const add = { type: 'ADD', items: 2 } as const;
