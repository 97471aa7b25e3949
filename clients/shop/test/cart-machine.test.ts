import { describe, expect, it } from 'vitest';
import { createActor, fromPromise, waitFor } from 'xstate';
import type { ActorListener, ActorMessage, ActorView } from 'xstate-webrtc';
import { remoteActor, type RemoteInput } from 'xstate-webrtc/xstate';
import { createCartMachine } from '../src/cart-machine.ts';
import { changed, totalOf } from '../src/goods.ts';
import type { orderMachine } from '../src/order-machine.ts';

const shelf = [
	{ name: 'teapot', price: 24.9 },
	{ name: 'whistle', price: 3.75 },
];

const address = 'xstate://shop/p-1/@order-7';

/** A channel whose only actor is an order that the test plays. */
class FakeChannel {
	readonly sent: ActorMessage[] = [];
	#listener: ActorListener | undefined;
	#view: ActorView = { snapshot: undefined, connection: 'connected' };

	actor(of: string) {
		expect(of).toBe(address);
		return {
			address: of,
			send: (event: ActorMessage) => Promise.resolve(void this.sent.push(event)),
			ask: () => Promise.reject(new Error('not asked')),
			watch: () => () => undefined,
			subscribe: (listener: ActorListener) => {
				this.#listener = listener;
				return { view: this.#view, unsubscribe: () => undefined };
			},
		};
	}

	tell(change: Partial<ActorView>): void {
		this.#view = { ...this.#view, ...change };
		this.#listener?.onChange(this.#view);
	}

	state(value: string): void {
		this.tell({ snapshot: { status: 'active', value } });
	}
}

function start(placeOrder = () => Promise.resolve<RemoteInput>({ address })) {
	const channel = new FakeChannel();
	const order = remoteActor<typeof orderMachine>(channel);
	const machine = createCartMachine({ placeOrder: fromPromise<RemoteInput>(placeOrder), order });
	return { channel, cart: createActor(machine, { input: { shelf } }).start() };
}

/** A cart with a teapot that has been ordered. */
async function ordered() {
	const scene = start();
	scene.cart.send({ type: 'ADD', name: 'teapot' });
	scene.cart.send({ type: 'CHECK_OUT' });
	await waitFor(scene.cart, (snapshot) => snapshot.matches('ordered'));
	return scene;
}

describe('a cart', () => {
	it('adds up what is in it to the cent', () => {
		const goods = changed(changed(changed({}, 'teapot', 1), 'whistle', 1), 'whistle', 1);
		expect(goods).toEqual({ teapot: 1, whistle: 2 });
		expect(totalOf(goods, shelf)).toBe(32.4);
		expect(changed({ teapot: 1 }, 'teapot', -1)).toEqual({});
	});

	it('takes five items, and only those that the shop has', () => {
		const { cart } = start();
		cart.send({ type: 'ADD', name: 'moon' });
		for (let count = 0; count < 7; count++) cart.send({ type: 'ADD', name: 'whistle' });
		expect(cart.getSnapshot().context).toMatchObject({ goods: { whistle: 5 }, total: 18.75 });
		expect(cart.getSnapshot().can({ type: 'REMOVE', name: 'teapot' })).toBe(false);
	});

	it('is not ordered while it is empty', () => {
		expect(start().cart.getSnapshot().can({ type: 'CHECK_OUT' })).toBe(false);
	});

	it('takes the question of the shop in every state, so that the answer has a snapshot', async () => {
		expect(start().cart.getSnapshot().can({ type: 'QUOTE' })).toBe(true);
		expect((await ordered()).cart.getSnapshot().can({ type: 'QUOTE' })).toBe(true);
	});

	it('stays as it is when the shop refuses it, and says why until it is changed', async () => {
		const { cart } = start(() => Promise.reject(new Error('The shop has no teapots.')));
		cart.send({ type: 'ADD', name: 'teapot' });
		cart.send({ type: 'CHECK_OUT' });
		const refused = await waitFor(cart, ({ context }) => context.problem !== '');
		expect(refused).toMatchObject({ value: 'filling', context: { problem: 'The shop has no teapots.' } });
		cart.send({ type: 'ADD', name: 'whistle' });
		expect(cart.getSnapshot().context.problem).toBe('');
	});

	it('pays its order in the JVM and is done with it', async () => {
		const { channel, cart } = await ordered();
		channel.state('PLACED');
		cart.send({ type: 'PAY' });
		expect(channel.sent).toEqual([{ type: 'PAY', amount: 24.9 }]);
		channel.state('DELIVERED');
		channel.tell({ ending: { type: 'complete', status: 'done' } });
		expect(cart.getSnapshot()).toMatchObject({ status: 'done', output: { order: 'DELIVERED', total: 24.9 } });
	});

	it('keeps its order while the connection is cut', async () => {
		const { channel, cart } = await ordered();
		channel.state('PAID');
		channel.tell({ connection: 'lost' });
		expect(cart.getSnapshot()).toMatchObject({ value: 'ordered', context: { order: 'PAID', problem: '' } });
	});

	it('is over when the shop does not know its order', async () => {
		const { channel, cart } = await ordered();
		channel.tell({ ending: { type: 'failure', code: 'no-such-actor', message: 'There is no such order.' } });
		expect(cart.getSnapshot()).toMatchObject({
			status: 'done',
			output: { order: 'lost' },
			context: { problem: 'There is no such order.' },
		});
	});
});
