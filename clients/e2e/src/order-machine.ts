import { setup } from 'xstate';

/** An order as the application has it, in XState's words: those who talk to one take their types from it. */
export const orderMachine = setup({
	types: {
		context: {} as { output: { receipt: string } | undefined },
		events: {} as { type: 'PAY'; amount: number } | { type: 'SHIP' } | { type: 'HOLD' } | { type: 'RELEASE' },
		output: {} as { receipt: string },
		emitted: {} as { type: 'PAID'; amount: number },
	},
}).createMachine({
	context: { output: undefined },
	initial: 'cart',
	states: { cart: { on: { PAY: 'paid' } }, paid: { on: { SHIP: 'shipped' } }, shipped: { type: 'final' } },
	output: { receipt: '' },
});
