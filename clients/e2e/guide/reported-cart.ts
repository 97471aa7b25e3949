import { createWebSocketInspector } from '@statelyai/inspect';
import { type Actor, createActor } from 'xstate';
import { cartMachine } from '../src/cart-machine.ts';

export function reportCart(url: string): Actor<typeof cartMachine> {
	const { inspect } = createWebSocketInspector({ url });
	return createActor(cartMachine, { inspect }).start();
}
