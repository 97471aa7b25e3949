import { assign, type PromiseActorLogic, sendTo, setup } from 'xstate';
import type { RemoteActorLogic, RemoteInput } from 'xstate-webrtc/xstate';
import { changed, countOf, type Goods, type Item, mostItems, totalOf } from './goods.ts';
import type { orderMachine, OrderState } from './order-machine.ts';

/** What happens outside the cart. */
export interface CartActors {
	/** Has the shop open an order for what is in the cart. */
	readonly placeOrder: PromiseActorLogic<RemoteInput>;
	/** The order's statechart, in the JVM. */
	readonly order: RemoteActorLogic<typeof orderMachine, RemoteInput>;
}

export interface CartContext {
	readonly shelf: readonly Item[];
	readonly goods: Goods;
	readonly total: number;
	/** How often the shop has asked what is in it. */
	readonly questions: number;
	/** The state of the order, as the JVM last told it. */
	readonly order?: OrderState;
	/** Of the order. */
	readonly address?: string;
	/** Why the shop did not take it, or lost it; empty if nothing is wrong. */
	readonly problem: string;
}

export type CartEvent =
	| { readonly type: 'ADD' | 'REMOVE'; readonly name: string }
	| { readonly type: 'CHECK_OUT' | 'PAY' | 'CANCEL' | 'QUOTE' };

/** How it ended. */
export interface CartOutput {
	readonly order: OrderState | 'lost';
	readonly total: number;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A cart that places an order, pays it and waits until it is in the customer's hands. */
export function createCartMachine(actors: CartActors) {
	return setup({
		types: {
			input: {} as { readonly shelf: readonly Item[] },
			context: {} as CartContext,
			events: {} as CartEvent,
			output: {} as CartOutput,
		},
		actors: { placeOrder: actors.placeOrder, order: actors.order },
		guards: {
			hasRoom: ({ context }, { name }: { name: string }) =>
				countOf(context.goods) < mostItems && context.shelf.some((item) => item.name === name),
			has: ({ context }, { name }: { name: string }) => (context.goods[name] ?? 0) > 0,
			hasItems: ({ context }) => countOf(context.goods) > 0,
		},
		actions: {
			change: assign(({ context }, { name, by }: { name: string; by: 1 | -1 }) => {
				const goods = changed(context.goods, name, by);
				return { goods, total: totalOf(goods, context.shelf), problem: '' };
			}),
		},
	}).createMachine({
		id: 'cart',
		context: ({ input }) => ({ shelf: input.shelf, goods: {}, total: 0, questions: 0, problem: '' }),
		initial: 'filling',
		on: {
			// The shop reads the answer in the snapshot after it.
			QUOTE: { actions: assign({ questions: ({ context }) => context.questions + 1 }) },
		},
		states: {
			filling: {
				on: {
					ADD: {
						guard: { type: 'hasRoom', params: ({ event }) => event },
						actions: { type: 'change', params: ({ event }) => ({ name: event.name, by: 1 }) },
					},
					REMOVE: {
						guard: { type: 'has', params: ({ event }) => event },
						actions: { type: 'change', params: ({ event }) => ({ name: event.name, by: -1 }) },
					},
					CHECK_OUT: { guard: 'hasItems', target: 'placing' },
				},
			},
			placing: {
				invoke: {
					src: 'placeOrder',
					onDone: { target: 'ordered', actions: assign({ address: ({ event }) => event.output.address }) },
					onError: { target: 'filling', actions: assign({ problem: ({ event }) => messageOf(event.error) }) },
				},
			},
			ordered: {
				invoke: {
					src: 'order',
					id: 'order',
					input: ({ context }) => ({ address: context.address ?? '' }),
					onSnapshot: { actions: assign({ order: ({ event }) => event.snapshot.value }) },
					onDone: 'over',
					onError: { target: 'over', actions: assign({ problem: ({ event }) => messageOf(event.error) }) },
				},
				on: {
					PAY: { actions: sendTo('order', ({ context }) => ({ type: 'PAY', amount: context.total })) },
					CANCEL: { actions: sendTo('order', { type: 'CANCEL' }) },
				},
			},
			over: { type: 'final' },
		},
		output: ({ context }) => ({ order: context.order ?? 'lost', total: context.total }),
	});
}
