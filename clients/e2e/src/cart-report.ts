import { reportCart } from '../guide/reported-cart.ts';

/** In a page, for the test that opened it. */
Object.assign(globalThis, {
	reportCart: (url: string) => {
		Object.assign(globalThis, { cart: reportCart(url) });
	},
});
