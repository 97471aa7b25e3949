import { createMachine } from 'xstate';

/** A door as the application has it, in XState's words: those who talk to one take their types from it. */
export const doorMachine = createMachine({
	types: {} as { events: { type: 'OPEN' } },
	initial: 'closed',
	states: { closed: { on: { OPEN: 'open' } }, open: {} },
});
