import { assign, createActor, setup } from 'xstate';
import { createWebRtcInspector, join } from 'xstate-webrtc';

const cartMachine = setup({
	types: { context: {} as { items: number }, events: {} as { type: 'ADD'; items: number } | { type: 'PAY' } },
}).createMachine({
	id: 'cart',
	context: { items: 0 },
	initial: 'open',
	states: {
		open: {
			on: {
				ADD: { actions: assign({ items: ({ context, event }) => context.items + event.items }) },
				PAY: { guard: ({ context }) => context.items > 0, target: 'paid' },
			},
		},
		paid: { type: 'final' },
	},
	output: ({ context }) => ({ total: context.items * 10 }),
});

/** Joins as a customer whose cart others may talk to and inspect. Called by the test. */
function start(signaling: string, label: string): void {
	const channel = join(signaling, { channel: label, name: 'customer', kind: 'browser' });
	addEventListener('pagehide', () => {
		channel.close();
	});
	const { inspect } = createWebRtcInspector(channel);
	for (const systemId of ['cart', 'wish-list']) {
		channel.expose(createActor(cartMachine, { inspect, systemId }).start());
	}
}

Object.assign(globalThis, { start });
