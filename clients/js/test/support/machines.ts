import { assign, emit, setup } from 'xstate';

/** A cart that can be filled, paid and broken. */
export const cartMachine = setup({
	types: {
		context: {} as { items: number; apiKey: string },
		events: {} as { type: 'ADD'; items: number } | { type: 'PAY' } | { type: 'BREAK' } | { type: 'TELL' },
		output: {} as { total: number },
		emitted: {} as { type: 'FILLED'; items: number },
	},
	guards: { isFilled: ({ context }) => context.items > 0 },
}).createMachine({
	id: 'cart',
	context: { items: 0, apiKey: 'k-1' },
	initial: 'open',
	states: {
		open: {
			tags: ['editable'],
			on: {
				ADD: {
					actions: [
						assign({ items: ({ context, event }) => context.items + event.items }),
						emit(({ context }) => ({ type: 'FILLED', items: context.items })),
					],
				},
				TELL: { actions: assign({ items: ({ context }) => context.items + 1 }) },
				PAY: { guard: 'isFilled', target: 'paid' },
				BREAK: {
					actions: () => {
						throw new Error('a secret of the application');
					},
				},
			},
		},
		paid: { type: 'final' },
	},
	output: ({ context }) => ({ total: context.items * 10 }),
});
