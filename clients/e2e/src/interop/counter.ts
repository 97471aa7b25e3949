import { assign, emit, setup } from 'xstate';

type CounterEvent = { type: 'ADD'; by: number } | { type: 'GET' | 'LIST' | 'SHOUT' | 'END' };

const nothing = (): void => undefined;

/** The actor that every language has. A statechart has no values to reply with, so all that is asked for is in its context. */
export const counter = setup({
	types: {
		context: {} as { count: number; taken: number[] },
		events: {} as CounterEvent,
		emitted: {} as { type: 'SHOUTED'; count: number },
		output: {} as number,
	},
}).createMachine({
	id: 'counter',
	context: { count: 0, taken: [] },
	initial: 'counting',
	states: {
		counting: {
			on: {
				ADD: {
					actions: assign(({ context, event }) => ({
						count: context.count + event.by,
						taken: [...context.taken, event.by],
					})),
				},
				GET: { actions: nothing },
				LIST: { actions: nothing },
				SHOUT: { actions: emit(({ context }) => ({ type: 'SHOUTED', count: context.count })) },
				END: 'ended',
			},
		},
		ended: { type: 'final' },
	},
	output: ({ context }) => context.count,
});
