import { expect, it } from 'vitest';
import { createActor, waitFor } from 'xstate';
import { checkoutMachine, offerCart, payOrder } from '../../guide/page-with-actors.ts';
import { counterMachine } from '../../src/counter-machine.ts';
import { eventually } from '../../src/eventually.ts';
import { code, type Shop } from '../../src/shop.ts';

/** What the guide shows, run as it stands there. */
export function guide(shop: () => Shop): void {
	it('pays an order, and sees it shipped by a machine of its own', async () => {
		const shown: unknown[] = [];
		const address = await payOrder(shop().channel, (text) => shown.push(text));
		expect(shown).toEqual(['paid']);
		const checkout = createActor(checkoutMachine(shop().channel, address)).start();
		checkout.send({ type: 'FETCH' });
		await waitFor(checkout, (snapshot) => snapshot.matches('fetched'));
		await eventually(() => {
			expect(shown).toEqual(['paid', 'done']);
		});
	});

	it('offers its cart, and takes it back', async () => {
		const page = shop().join('a page');
		const [cart, withdraw] = offerCart(page, counterMachine);
		const { self } = await page.joined;
		const remote = shop().channel.actor(shop().address('cart', self.peerId));
		await eventually(() => {
			expect(shop().channel.peers.map(({ peerId }) => peerId)).toContain(self.peerId);
		});
		expect(await remote.ask({ type: 'ADD', by: 3 })).toMatchObject({ accepted: true });
		expect(cart.getSnapshot().context.count).toBe(3);
		withdraw();
		expect(await code(remote.ask({ type: 'ADD', by: 3 }))).toBe('no-such-actor');
	});
}
