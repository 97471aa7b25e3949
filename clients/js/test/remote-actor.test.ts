import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { type ActorRefFrom, assign, createActor, emit, sendTo, setup, toPromise, waitFor } from 'xstate';
import type { ActorListener, ActorMessage, ActorSnapshot, ActorView, RemoteActor } from '../src/index.js';
import { remoteActor } from '../src/xstate/index.js';

beforeEach(() => {
	vi.spyOn(console, 'warn').mockReturnValue();
});
afterEach(() => {
	vi.restoreAllMocks();
});

/** What the remote peer runs. */
const orderMachine = setup({
	types: {
		context: {} as { total: number },
		events: {} as { type: 'PAY'; amount: number } | { type: 'CANCEL' },
		output: {} as { receipt: string },
		emitted: {} as { type: 'PAID'; by: string },
	},
}).createMachine({
	id: 'order',
	context: { total: 0 },
	initial: 'cart',
	states: {
		cart: { on: { PAY: { target: 'paid', actions: emit({ type: 'PAID', by: 'card' }) } } },
		paid: { type: 'final' },
	},
	output: { receipt: 'r-1' },
});

const address = 'xstate://orders/p-z/@order';

/** A channel with one remote actor, played by the test. */
class FakeChannel {
	readonly sent: [ActorMessage, string | undefined][] = [];
	listener: ActorListener | undefined;
	open = 0;
	address: string | undefined;
	view: ActorView = { snapshot: undefined, connection: 'connecting' };

	actor(of: string): RemoteActor {
		if (!of.startsWith('xstate://')) throw new SyntaxError(`“${of}” is no actor's address`);
		this.address = of;
		return {
			address: of,
			send: (event, options) => {
				this.sent.push([event, options?.from]);
				return Promise.reject(new Error('told as a dead letter'));
			},
			ask: () => Promise.reject(new Error('not asked')),
			watch: () => () => undefined,
			subscribe: (listener) => {
				this.open++;
				this.listener = listener;
				return {
					view: this.view,
					unsubscribe: () => {
						this.open--;
					},
				};
			},
		};
	}

	tell(change: Partial<ActorView>): void {
		this.view = { ...this.view, connection: 'connected', ...change };
		this.listener?.onChange(this.view);
	}
}

const cart = { status: 'active', value: 'cart', context: { total: 7 }, tags: ['open'] } as const;

function started() {
	const channel = new FakeChannel();
	const actor = createActor(remoteActor<typeof orderMachine>(channel, address)).start();
	return { channel, actor };
}

/** A machine that invokes the remote order. */
function parent(channel: FakeChannel) {
	return setup({
		types: { context: {} as { total: number; receipt: string } },
		actors: { order: remoteActor<typeof orderMachine>(channel, address) },
	}).createMachine({
		context: { total: 0, receipt: '' },
		initial: 'ordering',
		states: {
			ordering: {
				invoke: {
					src: 'order',
					id: 'order',
					onSnapshot: {
						actions: assign({ total: ({ event }) => event.snapshot.context?.total ?? 0 }),
					},
					onDone: {
						target: 'ordered',
						actions: assign({ receipt: ({ event }) => event.output.receipt }),
					},
					onError: 'failed',
				},
				on: {
					PAY: { actions: sendTo('order', { type: 'PAY', amount: 3 }) },
					LEAVE: 'left',
				},
			},
			ordered: {},
			failed: {},
			left: {},
		},
	});
}

describe('a remote actor in XState', () => {
	it('sends what it is sent, with its own session id', () => {
		const { channel, actor } = started();
		actor.send({ type: 'PAY', amount: 3 });
		expect(channel.sent).toEqual([[{ type: 'PAY', amount: 3 }, actor.sessionId]]);
	});

	it('has the types of the machine', () => {
		const { actor } = started();
		expectTypeOf((event: Parameters<typeof actor.send>[0]) => event)
			.parameter(0)
			.toEqualTypeOf<{ type: 'PAY'; amount: number } | { type: 'CANCEL' }>();
		expectTypeOf(actor.getSnapshot().context).toEqualTypeOf<{ total: number } | undefined>();
		expectTypeOf(actor.getSnapshot().output).toEqualTypeOf<{ receipt: string } | undefined>();
	});

	it('can be waited for', async () => {
		const { channel, actor } = started();
		const waited = waitFor(actor, ({ value }) => value === 'cart');
		channel.tell({ snapshot: cart });
		expect(await waited).toMatchObject({ ...cart, connection: 'connected' });
	});

	it('takes the snapshot of a real machine, as JSON carries it', () => {
		const { channel, actor } = started();
		const snapshot = createActor(orderMachine).start().getSnapshot();
		channel.tell({ snapshot: JSON.parse(JSON.stringify(snapshot)) as ActorSnapshot });
		expect(actor.getSnapshot()).toMatchObject({ value: 'cart', context: { total: 0 }, tags: [] });
	});

	it('becomes a promise of its output, and is no longer subscribed to when it is done', async () => {
		const { channel, actor } = started();
		const promised = toPromise(actor);
		channel.tell({ snapshot: cart, ending: { type: 'complete', status: 'done', output: { receipt: 'r' } } });
		expect(await promised).toEqual({ receipt: 'r' });
		expect(channel.open).toBe(0);
	});

	it('takes the output of its last snapshot where the end brings none', async () => {
		const { channel, actor } = started();
		const promised = toPromise(actor);
		const snapshot = { ...cart, status: 'done', output: { receipt: 's' } } as const;
		channel.tell({ snapshot, ending: { type: 'complete', status: 'done' } });
		expect(await promised).toEqual({ receipt: 's' });
	});

	it('is selected from as useSelector does: subscribe and the same snapshot until it changes', () => {
		const { channel, actor } = started();
		const totals: unknown[] = [];
		actor.subscribe((snapshot) => totals.push(snapshot.context?.total));
		channel.tell({ snapshot: cart });
		expect(actor.getSnapshot()).toBe(actor.getSnapshot());
		expect(totals).toEqual([7]);
	});

	it('stays active when the connection is cut or lost, which stands beside its snapshot', () => {
		const { channel, actor } = started();
		expect(actor.getSnapshot()).toMatchObject({ status: 'active', connection: 'connecting' });
		channel.tell({ snapshot: cart });
		channel.tell({ connection: 'disconnected' });
		expect(actor.getSnapshot()).toMatchObject({ ...cart, connection: 'disconnected' });
		channel.tell({ connection: 'lost' });
		expect(actor.getSnapshot()).toMatchObject({ ...cart, connection: 'lost' });
	});

	it('emits what the remote one emits', () => {
		const { channel, actor } = started();
		const heard: string[] = [];
		actor.on('PAID', ({ by }) => heard.push(by));
		channel.listener?.onEmitted?.({ type: 'PAID', by: 'card' });
		expect(heard).toEqual(['card']);
	});

	it('is invoked: sendTo reaches it, onSnapshot and onDone tell of it', () => {
		const channel = new FakeChannel();
		const actor = createActor(parent(channel)).start();
		channel.tell({ snapshot: cart });
		expect(actor.getSnapshot().context.total).toBe(7);
		actor.send({ type: 'PAY' });
		expect(channel.sent[0]?.[0]).toEqual({ type: 'PAY', amount: 3 });
		channel.tell({ ending: { type: 'complete', status: 'done', output: { receipt: 'r-9' } } });
		expect(actor.getSnapshot()).toMatchObject({ value: 'ordered', context: { receipt: 'r-9' } });
	});

	it('fails with the peer’s refusal', () => {
		const channel = new FakeChannel();
		const actor = createActor(parent(channel)).start();
		channel.tell({ ending: { type: 'failure', code: 'forbidden', message: 'You lack inspect.' } });
		expect(actor.getSnapshot().value).toBe('failed');
	});

	it('is subscribed to until its parent leaves the state that invoked it', () => {
		const channel = new FakeChannel();
		const actor = createActor(parent(channel)).start();
		expect(channel.open).toBe(1);
		actor.send({ type: 'LEAVE' });
		expect(channel.open).toBe(0);
	});

	it('is spawned, and found by its system id', () => {
		const channel = new FakeChannel();
		const order = remoteActor<typeof orderMachine>(channel, address);
		const machine = setup({
			types: { context: {} as { order: ActorRefFrom<typeof order> } },
			actors: { order },
		}).createMachine({
			context: ({ spawn }) => ({ order: spawn('order', { id: 'order', systemId: 'order' }) }),
			on: {
				PAY: {
					actions: sendTo(({ system }) => system.get('order') as ActorRefFrom<typeof order>, {
						type: 'PAY',
						amount: 1,
					}),
				},
			},
		});
		const actor = createActor(machine).start();
		actor.send({ type: 'PAY' });
		expect(channel.sent[0]?.[0]).toEqual({ type: 'PAY', amount: 1 });
		expect(actor.getSnapshot().context.order.getSnapshot().status).toBe('active');
	});

	it('is persisted with its last snapshot and subscribes anew when it is restored', () => {
		const { channel, actor } = started();
		channel.tell({ snapshot: cart });
		const persisted: unknown = JSON.parse(JSON.stringify(actor.getPersistedSnapshot()));
		actor.stop();
		expect(channel.open).toBe(0);
		const logic = remoteActor<typeof orderMachine>(channel, address);
		const restored = createActor(logic, { snapshot: persisted as never }).start();
		expect(restored.getSnapshot()).toMatchObject({ ...cart, connection: 'connecting' });
		expect(channel.open).toBe(1);
	});

	it('that is restored after its end is not subscribed to', () => {
		const { channel, actor } = started();
		channel.tell({ ending: { type: 'complete', status: 'done', output: { receipt: 'r' } } });
		const logic = remoteActor<typeof orderMachine>(channel, address);
		createActor(logic, { snapshot: actor.getPersistedSnapshot() }).start();
		expect(channel.open).toBe(0);
	});

	/** A machine that learns the order's address only while it runs. */
	const late = (channel: FakeChannel) =>
		setup({
			types: { context: {} as { order: string }, events: {} as { type: 'FOUND'; order: string } },
			actors: { order: remoteActor<typeof orderMachine>(channel) },
		}).createMachine({
			context: { order: '' },
			initial: 'looking',
			states: {
				looking: {
					on: { FOUND: { target: 'ordering', actions: assign({ order: ({ event }) => event.order }) } },
				},
				ordering: {
					invoke: {
						src: 'order',
						id: 'order',
						input: ({ context }) => ({ address: context.order }),
						onError: 'failed',
					},
				},
				failed: {},
			},
		});

	it('is invoked at an address that comes as its input, which is persisted with it', () => {
		const channel = new FakeChannel();
		const actor = createActor(late(channel)).start();
		expect(channel.address).toBeUndefined();
		actor.send({ type: 'FOUND', order: 'xstate://orders/p-b/@order-7' });
		expect([channel.open, channel.address]).toEqual([1, 'xstate://orders/p-b/@order-7']);
		const persisted: unknown = JSON.parse(JSON.stringify(actor.getPersistedSnapshot()));
		actor.stop();
		const again = new FakeChannel();
		createActor(late(again), { snapshot: persisted as never }).start();
		expect([again.open, again.address]).toEqual([1, 'xstate://orders/p-b/@order-7']);
	});

	it('that is given no address as its input fails, and the machine that invoked it hears so', () => {
		const actor = createActor(late(new FakeChannel())).start();
		actor.send({ type: 'FOUND', order: 'nowhere' });
		expect(actor.getSnapshot().value).toBe('failed');
	});
});
