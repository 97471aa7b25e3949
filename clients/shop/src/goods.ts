/** Something that can be bought. */
export interface Item {
	readonly name: string;
	readonly price: number;
}

/** How many there are of what, by name; nothing is there zero times. */
export type Goods = Readonly<Record<string, number>>;

/** As many as fit into a box. */
export const mostItems = 5;

export const countOf = (goods: Goods): number => Object.values(goods).reduce((sum, count) => sum + count, 0);

/** These goods with one more, or one less, of something. */
export function changed(goods: Goods, name: string, by: 1 | -1): Goods {
	const { [name]: before = 0, ...others } = goods;
	const count = before + by;
	return count > 0 ? { ...others, [name]: count } : others;
}

/** What they cost; in whole cents on the way, because 0.1 + 0.2 is not 0.3. */
export function totalOf(goods: Goods, shelf: readonly Item[]): number {
	const cents = shelf.reduce((sum, { name, price }) => sum + (goods[name] ?? 0) * Math.round(price * 100), 0);
	return cents / 100;
}
