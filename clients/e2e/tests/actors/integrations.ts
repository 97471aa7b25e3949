import { useSelector } from '@xstate/react';
import { expect, expectTypeOf, it } from 'vitest';
import { type ActorRefFrom, assign, createActor, sendTo, setup, toPromise, waitFor } from 'xstate';
import { eventually } from '../../src/eventually.ts';
import { shown } from '../../src/react.ts';
import type { Shop } from '../../src/shop.ts';

/** Orders that these tests need for themselves: each by what it is for. */
export const ordersIntegrated = [
	'invoke',
	'spawn',
	'waitFor',
	'toPromise',
	'useSelector',
	'emit',
	'persist',
	'types',
	'cut',
];

type Logic = ReturnType<Shop['logic']>;

/** A machine that invokes an order, pays it and sees it done. */
const buyer = (order: Logic) =>
	setup({
		types: {
			context: {} as { seen: unknown[]; receipt: string },
			events: {} as { type: 'BUY' } | { type: 'FETCH' },
		},
		actors: { order },
	}).createMachine({
		context: { seen: [], receipt: '' },
		initial: 'shopping',
		states: {
			shopping: {
				invoke: {
					src: 'order',
					id: 'order',
					onSnapshot: {
						actions: assign({ seen: ({ context, event }) => [...context.seen, event.snapshot.value] }),
					},
					onDone: {
						target: 'bought',
						actions: assign({ receipt: ({ event }) => event.output.receipt }),
					},
					onError: 'failed',
				},
				on: {
					BUY: { actions: sendTo('order', { type: 'PAY', amount: 7 }) },
					FETCH: { actions: sendTo('order', { type: 'SHIP' }) },
				},
			},
			bought: {},
			failed: {},
		},
	});

/** Everything that XState does with an actor, done with one in the JVM. */
export function integrations(shop: () => Shop): void {
	it('is invoked: sendTo reaches it, onSnapshot and onDone tell of it', async () => {
		const actor = createActor(buyer(shop().logic('invoke'))).start();
		await waitFor(actor, ({ context }) => context.seen.includes('cart'));
		actor.send({ type: 'BUY' });
		await waitFor(actor, ({ context }) => context.seen.includes('paid'));
		actor.send({ type: 'FETCH' });
		const { context } = await waitFor(actor, (snapshot) => snapshot.matches('bought'));
		expect(context.receipt).toBe('r-7');
	});

	it('is spawned, and found in its system by the name it has there', async () => {
		const logic = shop().logic('spawn');
		const machine = setup({
			types: { context: {} as { order: ActorRefFrom<typeof logic> } },
			actors: { order: logic },
		}).createMachine({ context: ({ spawn }) => ({ order: spawn('order', { systemId: 'order' }) }) });
		const actor = createActor(machine).start();
		(actor.system.get('order') as ActorRefFrom<typeof logic>).send({ type: 'PAY', amount: 1 });
		const { order } = actor.getSnapshot().context;
		expect((await waitFor(order, ({ value }) => value === 'paid')).connection).toBe('connected');
		actor.stop();
	});

	it('is waited for', async () => {
		const actor = createActor(shop().logic('waitFor')).start();
		const paid = waitFor(actor, ({ context }) => context?.output !== undefined);
		actor.send({ type: 'PAY', amount: 3 });
		expect((await paid).context).toEqual({ output: { receipt: 'r-3' } });
		actor.stop();
	});

	it('becomes a promise of its output', async () => {
		const actor = createActor(shop().logic('toPromise')).start();
		const output = toPromise(actor);
		actor.send({ type: 'PAY', amount: 5 });
		actor.send({ type: 'SHIP' });
		expect(await output).toEqual({ receipt: 'r-5' });
		expect(actor.getSnapshot()).toMatchObject({ status: 'done', value: 'shipped' });
	});

	it('is selected from by a component of React, which renders when the selection changes', async () => {
		const actor = createActor(shop().logic('useSelector'));
		await using component = await shown(() =>
			useSelector(actor, ({ value, context }) => `${value ?? '…'} ${context?.output?.receipt ?? ''}`),
		);
		await eventually(() => {
			expect(component.text).toBe('… ');
		});
		actor.start();
		await eventually(() => {
			expect(component.text).toBe('cart ');
		});
		actor.send({ type: 'PAY', amount: 9 });
		await eventually(() => {
			expect(component.text).toBe('paid r-9');
		});
		expect(component.rendered).toEqual(['… ', 'cart ', 'paid r-9']);
		actor.stop();
	});

	it('emits, and is listened to', async () => {
		const actor = createActor(shop().logic('emit')).start();
		const heard: unknown[] = [];
		actor.on('PAID', ({ amount }) => heard.push([amount, actor.getSnapshot().value]));
		await waitFor(actor, ({ value }) => value === 'cart');
		actor.send({ type: 'PAY', amount: 4 });
		await waitFor(actor, ({ value }) => value === 'paid');
		expect(heard).toEqual([[4, 'cart']]);
		actor.stop();
	});

	it('is persisted with its last snapshot, and catches up when it is restored', async () => {
		const logic = shop().logic('persist');
		const actor = createActor(logic).start();
		await waitFor(actor, ({ value }) => value === 'cart');
		const persisted = JSON.stringify(actor.getPersistedSnapshot());
		actor.stop();
		await shop().order('persist').ask({ type: 'PAY', amount: 2 });
		const restored = createActor(logic, { snapshot: JSON.parse(persisted) as never }).start();
		expect(restored.getSnapshot()).toMatchObject({ value: 'cart', connection: 'connecting' });
		await waitFor(restored, ({ value }) => value === 'paid');
		restored.stop();
	});

	it('has the types of its machine', () => {
		const actor = createActor(shop().logic('types'));
		const { value, context } = actor.getSnapshot();
		expectTypeOf(value).toEqualTypeOf<'cart' | 'paid' | 'shipped' | undefined>();
		expectTypeOf(context).toEqualTypeOf<{ output: { receipt: string } | undefined } | undefined>();
		expectTypeOf(toPromise<typeof actor>).returns.resolves.toEqualTypeOf<{ receipt: string }>();
		const wrong = (): void => {
			// @ts-expect-error -- no event of an order
			actor.send({ type: 'FLY' });
			// @ts-expect-error -- an amount is a number
			actor.send({ type: 'PAY', amount: 'much' });
		};
		expect(wrong).toBeTypeOf('function');
	});

	it('keeps its snapshot when the connection is cut, says so beside it, and goes on with the next', async () => {
		const actor = createActor(buyer(shop().logic('cut'))).start();
		const order = (): ActorRefFrom<Logic> | undefined => actor.getSnapshot().children.order;
		await waitFor(actor, ({ context }) => context.seen.includes('cart'));
		const before = order();
		const seen: unknown[] = [];
		before?.subscribe(({ status, value, connection }) => seen.push([status, value, connection]));
		shop().cut();
		await eventually(() => {
			expect(seen).toHaveLength(1);
		});
		actor.send({ type: 'BUY' });
		await waitFor(actor, ({ context }) => context.seen.includes('paid'));
		expect(order()).toBe(before);
		expect(order()?.getSnapshot()).toMatchObject({
			status: 'active',
			value: 'paid',
			connection: 'connected',
		});
		expect(seen[0]).toEqual(['active', 'cart', 'disconnected']);
		expect(seen.every((each) => (each as unknown[])[0] === 'active')).toBe(true);
		actor.send({ type: 'FETCH' });
		await waitFor(actor, (snapshot) => snapshot.matches('bought'));
	});
}
