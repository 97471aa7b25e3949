import type { Goods, Item } from './goods.ts';

/** What a Spring service of the shop learned by asking a cart. */
export interface Quote {
	readonly goods: Goods;
	readonly total: number;
}

/** The shop's goods and prices. */
export const askShelf = (): Promise<readonly Item[]> => request('goods');

/** Has the shop find the cart by its name and ask it. */
export const askForQuote = (cart: string): Promise<Quote> => request(`carts/${cart}`);

/** Has the shop open an order for what is in the cart. @returns the well-known name of its statechart */
export async function placeOrder(cart: string): Promise<string> {
	const { order } = await request<{ readonly order: string }>(`carts/${cart}/order`, { method: 'PUT' });
	return order;
}

/** @throws Error with the shop's reason, where it refuses */
async function request<T>(path: string, init: RequestInit = {}): Promise<T> {
	const response = await fetch(path, init);
	const body = (await response.json()) as T & { readonly detail?: string };
	if (!response.ok) throw new Error(body.detail ?? `The shop answered ${response.status}.`);
	return body;
}
