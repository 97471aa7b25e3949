import { type Actor, createActor, sendTo, setup } from 'xstate';
import type { Channel } from 'xstate-webrtc';
import { remoteActor } from 'xstate-webrtc/xstate';
import type { counterMachine } from '../src/counter-machine.ts';
import type { orderMachine } from '../src/order-machine.ts';

/** What the guide shows of a page that pays an order of the application. */
export async function payOrder(channel: Channel, show: (text: unknown) => unknown): Promise<string> {
	const directory = channel.actors({ systemId: 'order' });
	const [order] = await directory.listed;
	if (!order) throw new Error('There is no order that this page may see');
	const actor = channel.actor(order.address);
	actor.watch((ending) => show(ending.type === 'complete' ? ending.status : ending.code));
	const { accepted, reason } = await actor.ask({ type: 'PAY', amount: 10 }, { timeoutMs: 2_000 });
	show(accepted ? 'paid' : reason);
	directory.close();
	return order.address;
}

/** What the guide shows of a machine that invokes it. */
export function checkoutMachine(channel: Channel, address: string) {
	const checkout = setup({
		actors: { order: remoteActor<typeof orderMachine>(channel, address) },
	}).createMachine({
		initial: 'paid',
		states: {
			paid: {
				invoke: { src: 'order', id: 'order', onDone: 'fetched', onError: 'refused' },
				on: { FETCH: { actions: sendTo('order', { type: 'SHIP' }) } },
			},
			fetched: {},
			refused: {},
		},
	});
	return checkout;
}

/** What the guide shows of a page that offers an actor of its own. */
export function offerCart(
	channel: Channel,
	cartMachine: typeof counterMachine,
): readonly [Actor<typeof counterMachine>, () => void] {
	const cart = createActor(cartMachine).start();
	const withdraw = channel.expose(cart, { systemId: 'cart' });
	return [cart, withdraw];
}
