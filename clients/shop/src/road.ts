import { element, make } from './elements.ts';
import { type OrderState, road } from './order-machine.ts';

/** Where the order stands, as the JVM has it. */
export function showRoad(order: OrderState | undefined): void {
	const states: readonly OrderState[] = order === 'CANCELLED' ? ['PLACED', 'CANCELLED'] : road;
	const at = order === undefined ? -1 : states.indexOf(order);
	const steps = states.map((state, index) =>
		make('li', state.toLowerCase(), {
			class: index < at ? 'past' : '',
			...(index === at && { 'aria-current': 'step' }),
		}),
	);
	const list = element('road');
	list.replaceChildren(...steps);
	list.dataset.state = order ?? '';
}
