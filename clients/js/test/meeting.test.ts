import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createActor } from 'xstate';
import type { ActorView, Ending } from '../src/index.js';
import { FakePeerConnection } from './support/fake-rtc.js';
import { cartMachine } from './support/machines.js';
import { meeting, member } from './support/meeting.js';
import { MeetingHub } from './support/meeting-hub.js';
import { settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
});
afterEach(() => {
	vi.useRealTimers();
});

/** Waits in virtual time. */
async function answered<T>(promise: Promise<T>): Promise<T> {
	const outcome = promise.catch((error: unknown) => error);
	await settle(200);
	return (await outcome) as T;
}

describe('two pages', () => {
	it('find, ask and send to each other’s actors', async () => {
		const { clerk, cart, remote } = await meeting();
		const directory = clerk.actors({ systemId: 'cart' });
		const found = await answered(directory.listed);
		expect(found).toMatchObject([{ sessionId: cart.sessionId, src: 'cart', peerId: 'p-shop' }]);
		await answered(remote.send({ type: 'ADD', items: 2 }));
		expect(await answered(remote.ask({ type: 'PAY' }))).toMatchObject({
			accepted: true,
			snapshot: { status: 'done', value: 'paid', output: { total: 20 } },
		});
		expect(directory.actors).toEqual([]);
	});

	it('may ask each other at once', async () => {
		const { shop, clerk, remote } = await meeting();
		clerk.expose(createActor(cartMachine).start(), { systemId: 'till' });
		const till = shop.actor('xstate://orders/p-clerk/@till');
		const event = { type: 'ADD', items: 1 };
		const replies = await answered(
			Promise.all(Array.from({ length: 500 }, (_, index) => (index % 2 ? till : remote).ask(event))),
		);
		expect(replies.filter(({ accepted }) => accepted)).toHaveLength(500);
	});

	it('subscribe and go on after a cut and after a lost conversation', async () => {
		const { hub, clerk, cart, remote } = await meeting();
		const subscription = remote.subscribe({ onChange: () => undefined });
		await settle(100);
		expect(subscription.view).toMatchObject({ snapshot: { context: { items: 0 } }, connection: 'connected' });
		FakePeerConnection.last.close();
		cart.send({ type: 'TELL' });
		await settle(2_000);
		expect(subscription.view).toMatchObject({ snapshot: { context: { items: 1 } }, connection: 'connected' });
		hub.drop('shop');
		await settle(100);
		expect(subscription.view).toMatchObject({ snapshot: { context: { items: 1 } }, connection: 'lost' });
		expect(subscription.view.ending).toBeUndefined();
		const again = member(hub, 'shop');
		again.expose(cart, { systemId: 'cart' });
		cart.send({ type: 'TELL' });
		await settle(40_000);
		expect(subscription.view).toMatchObject({ snapshot: { context: { items: 2 } }, connection: 'connected' });
		clerk.close();
	});

	it('are told once that an actor ended, and that its page is gone', async () => {
		const { shop, cart, remote, clerk } = await meeting();
		const told: Ending[] = [];
		shop.expose(createActor(cartMachine).start(), { systemId: 'second' });
		remote.watch((ending) => told.push(ending));
		clerk.actor('xstate://orders/p-shop/@second').watch((ending) => told.push(ending));
		await settle(100);
		cart.stop();
		await settle(100);
		shop.close();
		await settle(60_000);
		expect(told).toMatchObject([
			{ type: 'complete', status: 'stopped' },
			{ type: 'failure', code: 'peer-lost' },
		]);
	});

	it('hear that a right is taken away', async () => {
		const { hub, remote } = await meeting();
		const views: ActorView[] = [];
		remote.subscribe({ onChange: (view) => views.push(view) });
		await settle(100);
		hub.permit('clerk', 'send');
		await settle(100);
		expect(views.at(-1)?.ending).toMatchObject({ type: 'failure', code: 'forbidden' });
		expect(await answered(remote.ask({ type: 'TELL' }))).toEqual({ accepted: true });
	});

	it('tell each other of dead letters', async () => {
		const { clerk } = await meeting();
		const letters: unknown[] = [];
		clerk.onDeadLetter((letter) => letters.push(letter));
		const nobody = clerk.actor('xstate://orders/p-shop/@nobody');
		await answered(Promise.all([nobody.send({ type: 'A' }), nobody.send({ type: 'B' })]));
		expect(letters).toMatchObject([{ code: 'no-such-actor', address: nobody.address, count: 2 }]);
	});

	it('end what they serve with the channel', async () => {
		const { shop, cart } = await meeting();
		shop.close();
		await settle();
		const again = new MeetingHub();
		expect(() => member(again, 'shop').expose(cart)).not.toThrow();
		expect(() => shop.expose(cart, { systemId: 'cart' })).not.toThrow();
	});
});
