import { assign, createMachine } from 'xstate';

interface Context {
	readonly turns: number;
	readonly password: string;
}

export const toggleMachine = createMachine<Context, { type: 'TOGGLE' } | { type: 'FINISH' }>({
	id: 'toggle',
	predictableActionArguments: true,
	context: { turns: 0, password: 'hunter2' },
	initial: 'off',
	states: {
		off: {
			on: {
				TOGGLE: { target: 'on', actions: assign<Context>({ turns: ({ turns }) => turns + 1 }) },
			},
		},
		on: { on: { TOGGLE: 'off', FINISH: 'finished' } },
		finished: { type: 'final' },
	},
});
