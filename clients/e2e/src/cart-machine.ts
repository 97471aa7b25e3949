import { assign, fromPromise, setup } from 'xstate';

/** What a cart is worth, asked of somebody who knows at once. */
const price = fromPromise(() => Promise.resolve(10));

export const cartMachine = setup({
	types: {
		context: {} as { items: number; password: string },
		events: {} as { type: 'ADD'; items: number } | { type: 'PAY' },
	},
	actors: { price },
}).createMachine({
	id: 'cart',
	context: { items: 0, password: 'hunter2' },
	initial: 'empty',
	states: {
		empty: {
			on: { ADD: { target: 'full', actions: assign({ items: ({ event }) => event.items }) } },
		},
		full: {
			invoke: { id: 'price', src: 'price' },
			on: {
				PAY: 'paid',
				ADD: { actions: assign({ items: ({ context, event }) => context.items + event.items }) },
			},
		},
		paid: { type: 'final' },
	},
});
