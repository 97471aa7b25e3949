import { expect, it, vi } from 'vitest';
import { type ActorRefFrom, createActor } from 'xstate';
import type { Channel, DeadLetter, Ending, RemoteActor } from 'xstate-webrtc';
import { counterMachine } from '../../src/counter-machine.ts';
import { eventually } from '../../src/eventually.ts';
import { code, type Shop } from '../../src/shop.ts';

const add = { type: 'ADD', by: 1 };

/** A member that exposes a counter, and the counter as the clerk has it. */
interface Served {
	readonly member: Channel;
	readonly counter: ActorRefFrom<typeof counterMachine>;
	readonly remote: RemoteActor;
	readonly peerId: string;
}

async function serving(shop: Shop, name: string): Promise<Served> {
	const member = shop.join(name);
	const counter = createActor(counterMachine).start();
	member.expose(counter, { systemId: 'counter' });
	const { self } = await member.joined;
	await eventually(() => {
		expect(shop.channel.peers.map(({ peerId }) => peerId)).toContain(self.peerId);
	});
	const remote = shop.channel.actor(shop.address('counter', self.peerId));
	return { member, counter, remote, peerId: self.peerId };
}

/** Protocol, section 4, between two members in Node, of which one answers. */
export function members(shop: () => Shop): void {
	it('is found, asked and refuses in the codes of the protocol', async () => {
		const { member, counter, remote, peerId } = await serving(shop(), 'asked');
		const directory = shop().channel.actors({ peerId });
		expect(await directory.listed).toMatchObject([{ systemId: 'counter', src: 'counter', status: 'active' }]);
		directory.close();
		expect(await remote.ask({ type: 'ADD', by: 2 })).toMatchObject({
			accepted: true,
			snapshot: { value: 'open', context: { count: 2 } },
		});
		expect(await remote.ask({ type: 'LOCK' })).toMatchObject({ snapshot: { value: 'locked' } });
		expect(await remote.ask(add)).toMatchObject({ accepted: false, snapshot: { value: 'locked' } });
		const nobody = shop().channel.actor(shop().address('nobody', peerId));
		expect(await code(nobody.ask(add))).toBe('no-such-actor');
		const secret = createActor(counterMachine).start();
		member.expose(secret, { systemId: 'hidden' })();
		expect(await code(shop().channel.actor(shop().address('hidden', peerId)).ask(add))).toBe('no-such-actor');
		expect(counter.getSnapshot().context.count).toBe(2);
	});

	it('fails an ask whose action throws, without a word of what was thrown', async () => {
		const reported = vi.fn();
		const { remote, counter } = await serving(shop(), 'failing');
		vi.stubGlobal('reportError', reported);
		const failure: unknown = await remote.ask({ type: 'FAIL' }).catch((error: unknown) => error);
		expect(failure).toMatchObject({ code: 'not-accepted' });
		expect(String(failure)).not.toContain('secret');
		expect(counter.getSnapshot().status).toBe('error');
		expect(reported).toHaveBeenCalledOnce();
		vi.unstubAllGlobals();
	});

	it('tells a subscriber that reads slowly the newest and not every one', async () => {
		const { counter, remote } = await serving(shop(), 'busy');
		const counts: number[] = [];
		const subscription = remote.subscribe({
			onChange: ({ snapshot }) => {
				const { count } = (snapshot?.context ?? {}) as { count?: number };
				if (count !== undefined) counts.push(count);
			},
		});
		await eventually(() => {
			expect(counts).toEqual([0]);
		});
		for (let sent = 0; sent < 20_000; sent++) counter.send({ type: 'ADD', by: 1 });
		await eventually(() => {
			expect(counts.at(-1)).toBe(20_000);
		});
		expect(counts.length).toBeLessThan(19_000);
		expect(counts).toEqual([...counts].sort((one, other) => one - other));
		subscription.unsubscribe();
	});

	it('takes every event once and in order, through cuts', async () => {
		const { counter, remote } = await serving(shop(), 'cut');
		const told: Ending[] = [];
		remote.watch((ending) => told.push(ending));
		const replies: Promise<unknown>[] = [];
		for (let round = 0; round < 2; round++) {
			await remote.ask({ type: 'ADD', by: 0 });
			for (let sent = 0; sent < 100; sent++) replies.push(remote.ask(add, { timeoutMs: 60_000 }));
			shop().cut();
		}
		const counts = (await Promise.all(replies)).map(
			(reply) => (reply as { snapshot: { context: { count: number } } }).snapshot.context.count,
		);
		expect(counts).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
		expect(told).toEqual([]);
		counter.send({ type: 'END' });
		await eventually(() => {
			expect(told).toEqual([{ type: 'complete', status: 'done', output: { count: 200 } }]);
		});
	});

	it('of a member that starts anew is another: the old address is dead, and tells so', async () => {
		const { member, remote, peerId } = await serving(shop(), 'restarted');
		const told: Ending[] = [];
		remote.watch((ending) => told.push(ending));
		const subscription = remote.subscribe({ onChange: () => undefined });
		await remote.ask(add);
		member.close();
		const next = await serving(shop(), 'restarted');
		expect(next.peerId).not.toBe(peerId);
		await eventually(() => {
			expect(told).toMatchObject([{ type: 'failure', code: 'peer-lost' }]);
		});
		expect(await code(remote.ask(add))).toBe('peer-lost');
		const letters: DeadLetter[] = [];
		const unlisten = shop().channel.onDeadLetter((letter) => letters.push(letter));
		expect(await code(remote.send(add))).toBe('peer-lost');
		expect(letters).toMatchObject([{ code: 'peer-lost', address: remote.address, count: 1 }]);
		unlisten();
		expect(subscription.view).toMatchObject({ snapshot: { context: { count: 1 } }, connection: 'lost' });
		expect(subscription.view.ending).toBeUndefined();
		expect(await next.remote.ask(add)).toMatchObject({ snapshot: { context: { count: 1 } } });
		expect(told).toHaveLength(1);
		subscription.unsubscribe();
	});
}
