import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createActor, createMachine } from 'xstate';
import type { ChannelError, Ending } from '../src/index.js';
import { FakePeerConnection } from './support/fake-rtc.js';
import { meeting } from './support/meeting.js';
import { settle } from './support/scene.js';

/** More for those who have the time: `LINK_RUNS=10000`. */
const numRuns = Number(process.env.LINK_RUNS ?? 40);

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
	vi.spyOn(console, 'warn').mockReturnValue();
});
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

/** An actor that notes the numbers that it is sent. */
function ledger() {
	const taken: number[] = [];
	const machine = createMachine({
		on: { NUMBER: { actions: ({ event }) => taken.push(event.number as number) } },
	});
	return { taken, actor: createActor(machine).start() };
}

/** What became of a message at its sender. */
interface Sent {
	readonly number: number;
	outcome?: 'taken' | 'unknown' | 'expired';
}

const step = fc.oneof(
	{ weight: 4, arbitrary: fc.constant('ask' as const) },
	{ weight: 4, arbitrary: fc.constant('send' as const) },
	{ weight: 2, arbitrary: fc.constant('cut' as const) },
	{ weight: 2, arbitrary: fc.constantFrom('silence' as const, 'block' as const, 'unblock' as const) },
	{ weight: 5, arbitrary: fc.constantFrom(0, 1, 40, 600, 3_000, 17_000, 50_000) },
);

it('through cuts of all kinds every question ends, and no event enters twice or out of order', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
			FakePeerConnection.blocked = false;
			const { shop, clerk } = await meeting();
			const { taken, actor } = ledger();
			shop.expose(actor, { systemId: 'ledger' });
			const remote = clerk.actor('xstate://orders/p-shop/@ledger');
			const told: Ending[] = [];
			remote.watch((ending) => told.push(ending));
			const subscription = remote.subscribe({ onChange: () => undefined });
			const all: Sent[] = [];
			for (const next of steps) {
				if (typeof next === 'number') await settle(next);
				else if (next === 'cut') FakePeerConnection.all.at(-1)?.close();
				else if (next === 'silence') FakePeerConnection.all.at(-1)?.silence();
				else if (next === 'block' || next === 'unblock') FakePeerConnection.blocked = next === 'block';
				else {
					const sent: Sent = { number: all.length };
					all.push(sent);
					const event = { type: 'NUMBER', number: sent.number };
					remote[next](event).then(
						() => (sent.outcome = 'taken'),
						(error: unknown) => {
							const expired = (error as ChannelError).code === 'timeout' && !taken.includes(sent.number);
							sent.outcome = expired ? 'expired' : 'unknown';
						},
					);
				}
			}
			FakePeerConnection.blocked = false;
			await settle(120_000);
			expect(subscription.view).toMatchObject({ connection: 'connected', snapshot: { status: 'active' } });
			actor.stop();
			await settle(1_000);
			const those = (which: string) =>
				all.filter(({ outcome }) => outcome === which).map(({ number }) => number);
			expect(all.every(({ outcome }) => outcome)).toBe(true);
			expect(taken).toEqual([...new Set(taken)].sort((one, other) => one - other));
			expect(taken).toEqual(expect.arrayContaining(those('taken')));
			expect(those('expired').filter((number) => taken.includes(number))).toEqual([]);
			expect(told).toHaveLength(1);
			expect(subscription.view.ending).toMatchObject({ type: 'complete', status: 'stopped' });
			shop.close();
			clerk.close();
			await settle(1_000);
		}),
		{ numRuns },
	);
}, 600_000);
