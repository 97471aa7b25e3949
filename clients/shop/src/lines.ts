import { element, make, price } from './elements.ts';
import type { Goods, Item } from './goods.ts';

/** What is in a cart, and what it costs. */
export function showLines(goods: Goods, shelf: readonly Item[], total: number): void {
	const lines = shelf
		.filter(({ name }) => (goods[name] ?? 0) > 0)
		.map((item) => {
			const count = goods[item.name] ?? 0;
			return make('li', [
				make('span', `${count} × ${item.name}`),
				make('span', price(count * item.price), { class: 'price' }),
			]);
		});
	element('lines').replaceChildren(
		...(lines.length > 0 ? lines : [make('li', 'Nothing yet', { class: 'soft' })]),
	);
	element('total').textContent = price(total);
}
