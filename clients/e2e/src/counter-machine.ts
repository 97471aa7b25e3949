import { assign, setup } from 'xstate';

/** A counter of a member in Node. */
export const counterMachine = setup({
	types: {
		context: {} as { count: number },
		events: {} as { type: 'ADD'; by: number } | { type: 'LOCK' } | { type: 'END' } | { type: 'FAIL' },
		output: {} as { count: number },
	},
}).createMachine({
	id: 'counter',
	context: { count: 0 },
	initial: 'open',
	states: {
		open: {
			on: {
				ADD: { actions: assign({ count: ({ context, event }) => context.count + event.by }) },
				LOCK: 'locked',
				END: 'ended',
				FAIL: {
					actions: () => {
						throw new Error('a secret of the application');
					},
				},
			},
		},
		locked: {},
		ended: { type: 'final' },
	},
	output: ({ context }) => ({ count: context.count }),
});
