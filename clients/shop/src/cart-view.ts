import type { SnapshotFrom } from 'xstate';
import type { createCartMachine } from './cart-machine.ts';
import { element, elementOf, make, price } from './elements.ts';
import type { Item } from './goods.ts';
import { showLines } from './lines.ts';
import { showRoad } from './road.ts';

export type CartSnapshot = SnapshotFrom<ReturnType<typeof createCartMachine>>;

/** The goods, each with buttons that put one in and take one out. They are made once and keep the focus. */
export function showShelf(
	shelf: readonly Item[],
	change: (type: 'ADD' | 'REMOVE', name: string) => void,
): void {
	const rows = shelf.map(({ name, price: cost }) => {
		const button = (type: 'ADD' | 'REMOVE', sign: string, label: string) => {
			const made = make('button', sign, {
				type: 'button',
				'aria-label': label,
				'data-change': `${type} ${name}`,
			});
			made.addEventListener('click', () => {
				change(type, name);
			});
			return made;
		};
		return make('li', [
			make('span', name),
			make('span', price(cost), { class: 'price' }),
			button('REMOVE', '−', `One ${name} less`),
			make('output', '0', { 'data-count': name }),
			button('ADD', '+', `One ${name} more`),
		]);
	});
	element('goods').replaceChildren(...rows);
}

/** The cart, its order, and what can be done now. */
export function showCart(name: string, snapshot: CartSnapshot): void {
	const { context, value } = snapshot;
	element('cart-name').textContent = name;
	element('cart').dataset.state = value;
	showLines(context.goods, context.shelf, context.total);
	for (const count of document.querySelectorAll<HTMLElement>('[data-count]'))
		count.textContent = String(context.goods[count.dataset.count ?? ''] ?? 0);
	for (const button of document.querySelectorAll<HTMLButtonElement>('[data-change]')) {
		const [type = '', ...words] = (button.dataset.change ?? '').split(' ');
		button.disabled = !snapshot.can({ type: type as 'ADD' | 'REMOVE', name: words.join(' ') });
	}
	showButtons(snapshot);
	const problem = element('problem');
	problem.hidden = context.problem === '';
	problem.textContent = context.problem;
	element('order').hidden = context.address === undefined;
	showRoad(context.order);
}

function showButtons({ context, value }: CartSnapshot): void {
	const unpaid = value === 'ordered' && context.order === 'PLACED';
	const checkOut = elementOf('check-out', HTMLButtonElement);
	checkOut.hidden = value !== 'filling' && value !== 'placing';
	checkOut.disabled = value !== 'filling' || context.total === 0;
	const pay = elementOf('pay', HTMLButtonElement);
	pay.hidden = element('cancel').hidden = !unpaid;
	pay.textContent = `Pay ${price(context.total)}`;
	element('next').hidden = value !== 'over';
}
