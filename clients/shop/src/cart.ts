import { type ActorRefFrom, createActor, fromPromise } from 'xstate';
import { type Channel, createWebRtcInspector, formatAddress } from 'xstate-webrtc';
import { remoteActor, type RemoteInput } from 'xstate-webrtc/xstate';
import { createCartMachine } from './cart-machine.ts';
import { channelLabel } from './channel.ts';
import { placeOrder } from './desk.ts';
import type { Item } from './goods.ts';
import type { orderMachine } from './order-machine.ts';

/** A cart that others find by its name. */
export interface Cart {
	readonly name: string;
	/** Where others find it; undefined until the page is in the channel. */
	readonly address: string | undefined;
	readonly actor: ActorRefFrom<ReturnType<typeof createCartMachine>>;
}

/** The peer that the shop itself is. */
export const shopIn = ({ peers }: Pick<Channel, 'peers'>) => peers.find(({ kind }) => kind === 'jvm');

/** Starts an empty cart, lets others talk to it and inspect it. */
export function startCart(channel: Channel, shelf: readonly Item[]): Cart {
	const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
	const name = `cart-${number.toString(36)}`;
	const order = remoteActor<typeof orderMachine>(channel);
	const placed = fromPromise<RemoteInput>(async () => {
		const reference = `@${await placeOrder(name)}`;
		const shop = shopIn(channel);
		if (!shop) throw new Error('The shop is not in its channel.');
		return { address: formatAddress({ channel: channelLabel, peerId: shop.peerId, reference }) };
	});
	const { inspect } = createWebRtcInspector(channel);
	const machine = createCartMachine({ placeOrder: placed, order });
	const actor = createActor(machine, { id: name, systemId: name, inspect, input: { shelf } }).start();
	channel.expose(actor);
	return {
		name,
		actor,
		get address() {
			const peerId = channel.self?.peerId;
			return peerId && formatAddress({ channel: channelLabel, peerId, reference: `@${name}` });
		},
	};
}
