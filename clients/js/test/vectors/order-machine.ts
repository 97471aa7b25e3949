import { assign, emit, setup } from 'xstate';

/** The order of docs/vectors/README.md. */
export const orderMachine = setup({
	types: {
		context: {} as { amount: number; token: string },
		events: {} as { type: 'ADD'; amount: number } | { type: 'PAY' } | { type: 'FAIL' },
		emitted: {} as { type: 'ADDED'; amount: number },
		output: {} as { amount: number },
	},
}).createMachine({
	id: 'orderMachine',
	context: { amount: 0, token: 's-1' },
	initial: 'cart',
	states: {
		cart: {
			tags: ['open'],
			on: {
				ADD: {
					actions: [
						assign({ amount: ({ context, event }) => context.amount + event.amount }),
						emit(({ context }) => ({ type: 'ADDED', amount: context.amount })),
					],
				},
				PAY: 'paid',
				FAIL: {
					actions: () => {
						throw new Error('a secret of the application');
					},
				},
			},
		},
		paid: { type: 'final' },
	},
	output: ({ context }) => ({ amount: context.amount }),
});
