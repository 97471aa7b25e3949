import { setup } from 'xstate';

/** The states that an order goes through, in this order. */
export const road = ['PLACED', 'PAID', 'PACKED', 'SHIPPED', 'DELIVERED'] as const;

export type OrderState = (typeof road)[number] | 'CANCELLED';

/** An order as the JVM has it, in XState's words: the cart takes its types from it, and nothing runs it here. */
export const orderMachine = setup({
	types: { events: {} as { type: 'PAY'; amount: number } | { type: 'CANCEL' } },
}).createMachine({
	initial: 'PLACED',
	states: {
		PLACED: { on: { PAY: 'PAID', CANCEL: 'CANCELLED' } },
		PAID: {},
		PACKED: {},
		SHIPPED: {},
		DELIVERED: { type: 'final' },
		CANCELLED: { type: 'final' },
	},
});
