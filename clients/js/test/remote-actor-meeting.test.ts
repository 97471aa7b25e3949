import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { type ActorRefFrom, assign, createActor, sendTo, setup, toPromise, waitFor } from 'xstate';
import { remoteActor } from '../src/xstate/index.js';
import { FakePeerConnection } from './support/fake-rtc.js';
import { cartMachine } from './support/machines.js';
import { meeting } from './support/meeting.js';
import { settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
});
afterEach(() => {
	vi.useRealTimers();
});

type Cart = typeof cartMachine;

/** The clerk's logic for the cart in the shop's page. */
async function remoteCart() {
	const all = await meeting();
	return { ...all, logic: remoteActor<Cart>(all.clerk, all.remote.address) };
}

/** A machine that fills the cart in another page, and pays it. */
function shopper(logic: Awaited<ReturnType<typeof remoteCart>>['logic']) {
	return setup({
		types: {
			context: {} as { items: number; total: number },
			events: {} as { type: 'FILL' } | { type: 'PAY' },
		},
		actors: { cart: logic },
	}).createMachine({
		context: { items: 0, total: 0 },
		initial: 'shopping',
		states: {
			shopping: {
				invoke: {
					src: 'cart',
					id: 'cart',
					onSnapshot: { actions: assign({ items: ({ event }) => event.snapshot.context?.items ?? 0 }) },
					onDone: { target: 'paid', actions: assign({ total: ({ event }) => event.output.total }) },
				},
				on: {
					FILL: { actions: sendTo('cart', { type: 'ADD', items: 3 }) },
					PAY: { actions: sendTo('cart', { type: 'PAY' }) },
				},
			},
			paid: {},
		},
	});
}

describe('an XState actor of another page', () => {
	it('is invoked and sent to, and tells of its snapshots and its end', async () => {
		const { logic, cart } = await remoteCart();
		const actor = createActor(shopper(logic)).start();
		actor.send({ type: 'FILL' });
		await settle(100);
		expect(cart.getSnapshot().context.items).toBe(3);
		expect(actor.getSnapshot()).toMatchObject({ value: 'shopping', context: { items: 3 } });
		actor.send({ type: 'PAY' });
		await settle(200);
		expect(actor.getSnapshot()).toMatchObject({ value: 'paid', context: { total: 30 } });
	});

	it('is spawned, and heard of what it emits', async () => {
		const { logic, cart } = await remoteCart();
		const machine = setup({
			types: { context: {} as { cart: ActorRefFrom<typeof logic> } },
			actors: { cart: logic },
		}).createMachine({ context: ({ spawn }) => ({ cart: spawn('cart') }) });
		const { cart: stand } = createActor(machine).start().getSnapshot().context;
		const heard: number[] = [];
		stand.on('FILLED', ({ items }) => heard.push(items));
		await settle(100);
		cart.send({ type: 'ADD', items: 4 });
		await settle(100);
		expect(heard).toEqual([4]);
	});

	it('is waited for, and becomes a promise of its output', async () => {
		const { logic } = await remoteCart();
		const actor = createActor(logic).start();
		const filled = waitFor(actor, ({ context }) => (context?.items ?? 0) > 0);
		const output = toPromise(actor);
		actor.send({ type: 'ADD', items: 1 });
		await settle(100);
		expect((await filled).context).toEqual({ items: 1, apiKey: '******' });
		actor.send({ type: 'PAY' });
		await settle(200);
		expect(await output).toEqual({ total: 10 });
		expectTypeOf(output).resolves.toEqualTypeOf<{ total: number }>();
	});

	it('is persisted, and restored it catches up', async () => {
		const { logic, cart } = await remoteCart();
		const actor = createActor(logic).start();
		await settle(100);
		const persisted = JSON.stringify(actor.getPersistedSnapshot());
		actor.stop();
		cart.send({ type: 'ADD', items: 5 });
		const restored = createActor(logic, { snapshot: JSON.parse(persisted) as never }).start();
		expect(restored.getSnapshot()).toMatchObject({ context: { items: 0 }, connection: 'connecting' });
		await settle(100);
		expect(restored.getSnapshot()).toMatchObject({ context: { items: 5 }, connection: 'connected' });
	});

	it('goes on when the connection is cut, and keeps what was sent meanwhile', async () => {
		const { logic, cart } = await remoteCart();
		const actor = createActor(shopper(logic)).start();
		await settle(100);
		FakePeerConnection.last.close();
		actor.send({ type: 'FILL' });
		await settle(2_000);
		expect(cart.getSnapshot().context.items).toBe(3);
		expect(actor.getSnapshot()).toMatchObject({ value: 'shopping', context: { items: 3 } });
	});

	it('refuses what its machine does not know, by its types', async () => {
		const { logic } = await remoteCart();
		const actor = createActor(logic);
		// @ts-expect-error -- no event of the cart
		actor.send({ type: 'FLY' });
		expectTypeOf(actor.getSnapshot().value).toEqualTypeOf<'open' | 'paid' | undefined>();
	});
});
