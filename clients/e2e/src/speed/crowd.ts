import type { Channel } from 'xstate-webrtc';
import { joinSample } from '../join-sample.ts';

/** How often it looks whether events are due. */
const TICK_MS = 10;

/** If it was held up it makes up for it by this many at a time: a heap of events would be more than anybody takes. */
const MOST_AT_ONCE = 150;

const STATES = ['cart', 'checkout', { paid: 'packing' }, { paid: 'shipping' }] as const;

const DEFINITION = JSON.stringify({
	id: 'order',
	initial: 'cart',
	states: {
		cart: { on: { STEP: 'checkout' } },
		checkout: { on: { STEP: 'paid' } },
		paid: {
			initial: 'packing',
			states: { packing: { on: { STEP: 'shipping' } }, shipping: {} },
			on: { STEP: 'cart' },
		},
	},
});

/** A peer in Node with many actors that do a lot: each step is the event that came and the state it led to. */
export class Crowd implements Disposable {
	/** Inspection events published by {@link run}. */
	published = 0;
	readonly #channel: Channel;
	readonly #actors: number;

	private constructor(channel: Channel, actors: number) {
		this.#channel = channel;
		this.#actors = actors;
		for (let actor = 0; actor < actors; actor++)
			this.#tell(actor, '@xstate.actor', { definition: DEFINITION });
	}

	static async join(signaling: string, actors: number): Promise<Crowd> {
		return new Crowd(await joinSample(signaling, 'crowd'), actors);
	}

	/** Publishes so many events a second for so long. */
	async run(eventsPerSecond: number, ms: number): Promise<void> {
		const begin = performance.now();
		const before = this.published;
		const all = before + Math.round((eventsPerSecond * ms) / 1_000);
		await new Promise<void>((resolve) => {
			const timer = setInterval(() => {
				const passed = before + ((performance.now() - begin) * eventsPerSecond) / 1_000;
				const due = Math.min(all, passed, this.published + MOST_AT_ONCE);
				while (this.published < due) this.#step();
				if (this.published < all) return;
				clearInterval(timer);
				resolve();
			}, TICK_MS);
		});
	}

	[Symbol.dispose](): void {
		this.#channel.close();
	}

	#step(): void {
		const step = Math.floor(this.published / 2);
		const isEvent = this.published++ % 2 === 0;
		this.#tell(step % this.#actors, isEvent ? '@xstate.event' : '@xstate.snapshot', {
			event: { type: 'STEP', step },
			...(isEvent && { sourceId: `x:${(step + 1) % this.#actors}` }),
		});
	}

	#tell(actor: number, type: string, members: Record<string, unknown>): void {
		const sessionId = `x:${actor}`;
		const step = Math.floor(this.published / this.#actors);
		this.#channel.publish({
			type,
			sessionId,
			rootId: sessionId,
			name: 'order',
			createdAt: String(Date.now()),
			...(type !== '@xstate.event' && {
				snapshot: {
					status: 'active',
					value: STATES[step % STATES.length],
					context: { orderId: `A-${actor}`, customer: 'Ada Lovelace', items: ['TEA', 'CUP'], total: step },
				},
			}),
			...members,
		});
	}
}
