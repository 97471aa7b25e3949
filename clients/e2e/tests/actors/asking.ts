import { expect, it } from 'vitest';
import type { Ending } from 'xstate-webrtc';
import { eventually } from '../../src/eventually.ts';
import { code, type Shop } from '../../src/shop.ts';

/** Orders that these tests need for themselves. */
export const ordersAsked = ['front', 'back', 'busy', 'bell', 'ended'];

const pay = { type: 'PAY', amount: 10 };

/** Protocol, section 4, from the side that asks. */
export function asking(shop: () => Shop): void {
	it('is found by its well-known name', async () => {
		const directory = shop().channel.actors({ systemId: 'fr*' });
		const found = await directory.listed;
		expect(found).toMatchObject([{ systemId: 'front', status: 'active', peerId: shop().jvm }]);
		directory.close();
	});

	it('is asked: whether it takes an event, and where it stands after it', async () => {
		const front = shop().order('front');
		expect(await front.ask(pay)).toMatchObject({
			accepted: true,
			snapshot: { status: 'active', value: 'paid', context: { output: { receipt: 'r-10' } } },
		});
		const refused = await front.ask(pay);
		expect(refused).toMatchObject({ accepted: false, snapshot: { value: 'paid' } });
		expect(refused.reason).toBeTypeOf('string');
	});

	it('is sent events, and subscribed to', async () => {
		const back = shop().order('back');
		const emitted: unknown[] = [];
		const subscription = back.subscribe({
			onChange: () => undefined,
			onEmitted: (event) => emitted.push(event),
		});
		await eventually(() => {
			expect(subscription.view).toMatchObject({ snapshot: { value: 'cart' }, connection: 'connected' });
		});
		await back.send(pay);
		await eventually(() => {
			expect(subscription.view).toMatchObject({ snapshot: { value: 'paid' } });
		});
		expect(emitted).toEqual([{ type: 'PAID', amount: 10 }]);
		subscription.unsubscribe();
	});

	it('that is not exposed, or not there, refuses in the codes of the protocol', async () => {
		expect(await code(shop().order('hidden').ask(pay))).toBe('not-exposed');
		expect(await code(shop().order('nobody').ask(pay))).toBe('no-such-actor');
	});

	it('does not get what cannot reach it, of which each event is told and counted as a dead letter', async () => {
		const sent = ['hidden', 'nobody'].map((name) =>
			Array.from({ length: 100 }, () => shop().order(name).send(pay)),
		);
		await Promise.all(sent.flat());
		await eventually(() => {
			const counts = new Map<string, number>();
			for (const { address, code: why, count } of shop().letters) {
				const key = `${why} ${address}`;
				counts.set(key, (counts.get(key) ?? 0) + count);
			}
			expect(counts).toEqual(
				new Map([
					[`not-exposed ${shop().address('hidden')}`, 100],
					[`no-such-actor ${shop().address('nobody')}`, 100],
				]),
			);
		});
		expect(await counted(shop(), 'actors.dead.letters')).toBe(200);
	});

	it('never sees an ask whose time is over, or that was taken back, while it waited: also after a cut', async () => {
		const busy = shop().order('busy');
		const held = busy.ask({ type: 'HOLD' }, { timeoutMs: 60_000 });
		const late = code(busy.ask(pay, { timeoutMs: 300 }));
		const abort = new AbortController();
		const back = code(busy.ask(pay, { timeoutMs: 60_000, signal: abort.signal }));
		const waits = busy.ask({ type: 'SHIP' }, { timeoutMs: 60_000 });
		expect(await late).toBe('timeout');
		shop().cut();
		abort.abort();
		expect(await back).toBe('cancelled');
		const during = code(busy.ask(pay, { timeoutMs: 1 }));
		expect(await during).toBe('timeout');
		await eventually(() => {
			expect(shop().channel.connection(shop().jvm)?.state).toBe('connected');
		});
		expect((await shop().order('bell').ask({ type: 'RELEASE' })).accepted).toBe(true);
		expect((await held).accepted).toBe(true);
		expect(await waits).toMatchObject({ accepted: false, snapshot: { value: 'cart' } });
		expect((await busy.ask(pay)).accepted).toBe(true);
	});

	it('is watched, which tells exactly once: when it has stopped, is gone, or never was', async () => {
		const ended = shop().order('ended');
		const told: Ending[] = [];
		const watch = (): void => {
			ended.watch((ending) => told.push(ending));
		};
		watch();
		await ended.ask(pay);
		expect(told).toEqual([]);
		await ended.ask({ type: 'SHIP' });
		await eventually(() => {
			expect(told).toMatchObject([{ type: 'complete', status: 'done' }]);
		});
		watch();
		shop()
			.order('nobody')
			.watch((ending) => told.push(ending));
		await eventually(() => {
			expect(told).toHaveLength(3);
		});
		shop().cut();
		await ended.ask(pay).catch(() => undefined);
		expect(told.slice(1)).toMatchObject([
			{ type: 'failure', code: 'no-such-actor' },
			{ type: 'failure', code: 'no-such-actor' },
		]);
	});
}

/** What a meter of the application has counted, under all codes. */
async function counted(shop: Shop, name: string): Promise<number | undefined> {
	const { measurements } = (await shop.application.get(`actuator/metrics/xstate.webrtc.${name}`)) as {
		readonly measurements: readonly { readonly value: number }[];
	};
	return measurements[0]?.value;
}
