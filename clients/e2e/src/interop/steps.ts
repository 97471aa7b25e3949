import { expect } from 'vitest';
import { eventually } from '../eventually.ts';
import type { Connection, InspectionEvent, Later, Reply, Snapshot } from './commands.ts';
import { type InteropPeer, Refused } from './interop-peer.ts';

/** What one peer does with an actor of another, in this order. */
export const STEPS = ['join', 'find', 'send', 'ask', 'subscribe', 'inspect', 'resume', 'watch'] as const;

export type Step = (typeof STEPS)[number];

const TIMES = 100;

/** An ask waits for a connection that was cut. */
const THROUGH_A_CUT_MS = 30_000;

const numbers = Array.from({ length: TIMES }, (_, index) => index + 1);

/** One peer asks, and another answers with a counter that is there for this pair alone. */
export class Pair {
	readonly #systemId: string;
	readonly #taken: number[] = [];
	#sessionId = '';
	#address = '';
	#subscribed: readonly Later[] = [];
	#watched: readonly Later[] = [];

	constructor(
		private readonly asker: InteropPeer,
		private readonly answerer: InteropPeer,
	) {
		this.#systemId = `counter-${asker.name}-${answerer.name}`;
	}

	join(): void {
		expect(this.asker.peerId).toMatch(/./);
		expect(this.answerer.peerId).toMatch(/./);
		expect(this.answerer.peerId).not.toBe(this.asker.peerId);
	}

	async find(): Promise<void> {
		const { sessionId } = await this.answerer.do<{ sessionId: string }>('expose', {
			systemId: this.#systemId,
		});
		this.#sessionId = sessionId;
		// The asker may not have been told of the other's coming yet.
		await eventually(async () => {
			const { addresses } = await this.asker.do<{ addresses: string[] }>('find', {
				systemId: `${this.#systemId.slice(0, -1)}*`,
			});
			expect(addresses).toEqual([`xstate://interop/${this.answerer.peerId}/${sessionId}`]);
			this.#address = addresses[0] ?? '';
		});
	}

	async send(): Promise<void> {
		await this.#send();
		expect(await this.#list()).toEqual(this.#taken);
	}

	async ask(): Promise<void> {
		await this.#add(5);
		expect(await this.#count()).toBe(this.#sum);
		expect(await outcome(this.#ask({ type: 'SING' }))).toMatch(/^(not-accepted|bad-event)$/);
		const nobody = `xstate://interop/${this.answerer.peerId}/@nobody`;
		const asked = this.asker.do<Reply>('ask', { to: nobody, event: { type: 'GET' } });
		expect(await outcome(asked)).toBe('no-such-actor');
		expect(await this.#list()).toEqual(this.#taken);
	}

	async subscribe(): Promise<void> {
		this.#subscribed = await this.asker.begin('subscribe', { to: this.#address });
		await this.#seen();
		await this.#add(6);
		await this.#seen();
		await this.asker.do('send', { to: this.#address, event: { type: 'SHOUT' } });
		await eventually(() => {
			expect(told(this.#subscribed, 'emitted')).toMatchObject([{ type: 'SHOUTED', count: this.#sum }]);
		});
	}

	async inspect(): Promise<void> {
		const { peerId } = this.answerer;
		const inspected = await this.asker.begin('inspect', { peerId });
		const events = (): readonly InspectionEvent[] => told(inspected, 'event');
		const sessionId = this.#sessionId;
		await eventually(() => {
			const synced = events().find(({ type }) => type === 'synced');
			expect(synced?.sessionIds).toContain(sessionId);
			expect(events()).toContainEqual(expect.objectContaining({ type: '@xstate.actor', sessionId }));
		});
		await this.#add(7);
		await eventually(() => {
			const sent = { type: '@xstate.event', sessionId, event: { type: 'ADD', by: 7 } };
			const received = events().find((event) => matches(event, sent));
			expect(received?.sourceId?.split('/')[0]).toBe(this.asker.peerId);
			const context = expect.objectContaining({ count: this.#sum }) as object;
			const snapshot = expect.objectContaining({ context }) as object;
			expect(events()).toContainEqual(
				expect.objectContaining({ type: '@xstate.snapshot', sessionId, snapshot }),
			);
		});
	}

	/** Events that are sent in a cut arrive once and in order, and what was begun before goes on. */
	async resume(): Promise<void> {
		this.#watched = await this.asker.begin('watch', { to: this.#address });
		const before = await this.#connections();
		await Promise.all([this.#send(), this.asker.do('cut', { peerId: this.answerer.peerId })]);
		await this.#send();
		expect(await this.#list()).toEqual(this.#taken);
		await eventually(async () => {
			const after = await this.#connections();
			for (const [side, connection] of after.entries()) {
				expect(connection).toMatchObject({ state: 'connected', link: before[side]?.link });
				expect(connection?.conn).not.toBe(before[side]?.conn);
				expect(connection?.conn).toBe(after[0]?.conn);
			}
		}, THROUGH_A_CUT_MS);
		await this.#seen();
		expect(this.#watched).toEqual([]);
	}

	async watch(): Promise<void> {
		await this.asker.do('send', { to: this.#address, event: { type: 'END' } });
		await eventually(() => {
			expect(told(this.#watched, 'complete')).toMatchObject([{ status: 'done' }]);
			expect(told(this.#subscribed, 'complete')).toMatchObject([{ status: 'done', output: this.#sum }]);
		});
		expect(this.#watched).toHaveLength(1);
		expect(await outcome(this.#ask({ type: 'GET' }))).toBe('no-such-actor');
	}

	get #sum(): number {
		return this.#taken.reduce((sum, by) => sum + by, 0);
	}

	async #send(): Promise<void> {
		const event = { type: 'ADD', by: 1 };
		expect(await this.asker.do('send', { to: this.#address, event, times: TIMES })).toEqual({ sent: TIMES });
		this.#taken.push(...numbers);
	}

	async #add(by: number): Promise<void> {
		expect(await outcome(this.#ask({ type: 'ADD', by }))).toBe('accepted');
		this.#taken.push(by);
	}

	#ask(event: { type: string; by?: number }): Promise<Reply> {
		return this.asker.do('ask', { to: this.#address, event, timeoutMs: THROUGH_A_CUT_MS });
	}

	async #list(): Promise<unknown> {
		return (await this.#ask({ type: 'LIST' })).value ?? (await this.#context())?.taken;
	}

	async #count(): Promise<unknown> {
		return (await this.#ask({ type: 'GET' })).value ?? (await this.#context())?.count;
	}

	/** A statechart has no values of its own to reply with: what it knows is in its context. */
	async #context(): Promise<Snapshot['context']> {
		const subscribed = await this.asker.begin('subscribe', { to: this.#address });
		return eventually(() => {
			const [first] = told(subscribed, 'snapshot');
			if (!first) throw new Error(`${this.#systemId} shows no snapshot.`);
			return first.context;
		});
	}

	/** The subscription has brought the newest. */
	async #seen(): Promise<void> {
		await eventually(() => {
			expect(told(this.#subscribed, 'snapshot').at(-1)).toMatchObject({
				status: 'active',
				value: 'counting',
				context: { count: this.#sum },
			});
		});
	}

	/** Of both sides. */
	async #connections(): Promise<(Connection | undefined)[]> {
		const { asker, answerer } = this;
		const [ofAsker, ofAnswerer] = await Promise.all(
			[asker, answerer].map((peer) => peer.do<Record<string, Connection>>('connections')),
		);
		return [ofAsker?.[answerer.peerId], ofAnswerer?.[asker.peerId]];
	}
}

/** `accepted`, or the code of why not. */
async function outcome(asked: Promise<Reply>): Promise<string> {
	try {
		const { accepted } = await asked;
		return accepted === false ? 'not-accepted' : 'accepted';
	} catch (error) {
		if (error instanceof Refused) return error.code;
		throw error;
	}
}

function told<Member extends keyof Later>(
	later: readonly Later[],
	member: Member,
): NonNullable<Later[Member]>[] {
	return later.flatMap(({ [member]: said }) =>
		said === undefined ? [] : [said as NonNullable<typeof said>],
	);
}

function matches(event: InspectionEvent, expected: object): boolean {
	return Object.entries(expected).every(
		([name, value]) => JSON.stringify(event[name as keyof InspectionEvent]) === JSON.stringify(value),
	);
}
