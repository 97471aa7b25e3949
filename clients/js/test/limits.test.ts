import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DeadLetters } from '../src/asking/dead-letters.js';
import { allAttempts, Attempts } from '../src/connecting/attempts.js';
import type { Environment } from '../src/connecting/environment.js';
import type { RelayConnection } from '../src/connecting/relay-connection.js';
import { CatchUp } from '../src/inspecting/catch-up.js';
import { RelayPacer } from '../src/connecting/relay-pacer.js';
import { Relaying } from '../src/connecting/relaying.js';
import { ownLimits } from '../src/link/hello.js';
import { Link } from '../src/link/link.js';
import type { Message } from '../src/link/lane.js';
import { defaultTimings } from '../src/timings.js';
import { actorScene } from './support/actor-scene.js';
import { FakePeerConnection } from './support/fake-rtc.js';
import { connected, notes, scene, settle } from './support/scene.js';
import { ScriptedPeer } from './support/scripted-peer.js';
import { add, serving } from './support/serving-scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.all.length = 0;
});
afterEach(() => {
	vi.useRealTimers();
});

/** A link that has said hello to the test, which is its other side. */
function greeted(limits: object = {}) {
	const events = { onReady: vi.fn(), onMessages: vi.fn(), onCut: vi.fn(), onAnew: vi.fn(), onEnd: vi.fn() };
	const link = new Link({ selfId: 'p-a', peerId: 'p-b' }, defaultTimings, events);
	const frames: string[] = [];
	const send = (_channel: number, frame: string) => frames.push(frame);
	const connection = link.attach({ conn: 'c-1', maxMessageSize: 16_384, send, close: () => undefined });
	const hello = { type: 'hello', version: 1, peerId: 'p-b', conn: 'c-1', ...ownLimits, ...limits };
	const actor = { ...hello, channel: 'xstate.actor', link: 'l-b', received: 0 };
	connection.receive(0, JSON.stringify([actor]));
	connection.receive(1, JSON.stringify([{ ...hello, channel: 'xstate.inspect' }]));
	return { link, events, frames, connection };
}

const message = (bytes: number, type = 'send'): Message => ({ type, pad: 'x'.repeat(bytes) }) as Message;

const times = <T>(count: number, make: (index: number) => T): T[] =>
	Array.from({ length: count }, (_, n) => make(n));

/** The link has ended in words, of which the other side and the owner are told. */
function expectBye({ events, frames }: ReturnType<typeof greeted>, code: string): void {
	expect(frames.filter((frame) => frame.includes('"bye"'))).toEqual([
		expect.stringContaining(`"code":"${code}"`),
	]);
	expect(events.onEnd).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code }), true);
}

async function expectEach(outcomes: readonly Promise<unknown>[], code: string): Promise<void> {
	for (const outcome of outcomes) await expect(outcome).rejects.toMatchObject({ code });
}

/** Each bound of docs/limits.md, by the first cell of its row. */
const bounds: Record<string, () => Promise<void> | void> = {
	'attempts to connect': async () => {
		const { hub, channel } = scene();
		const ids = times(201, (n) => `p-a${n}`);
		for (const id of ids) new ScriptedPeer(hub, id, FakePeerConnection.engine);
		await settle();
		for (const id of ids) channel.inspect(id, notes().options);
		expect(FakePeerConnection.all).toHaveLength(200);
		expect(channel.connection('p-a200')?.error).toMatchObject({ code: 'rate-limited' });
		const asking = new ScriptedPeer(hub, 'p-z1', FakePeerConnection.engine);
		hub.signal('p-z1', { conn: 'c-1', description: { type: 'offer', sdp: 'v=0' } });
		expect(asking.signals).toMatchObject([{ conn: 'c-1', refused: { code: 'rate-limited' } }]);
	},

	'messages unacknowledged': async () => {
		const { link, frames, connection } = greeted({ windowBytes: 1_000 });
		const outcomes = times(5, () => link.send(message(400)));
		await settle();
		expect(
			frames
				.slice(2)
				.join('')
				.match(/"send"/g),
		).toHaveLength(2);
		for (const received of [2, 4, 5]) {
			connection.receive(0, JSON.stringify([{ type: 'ack', received }]));
			await settle();
		}
		await expect(Promise.all(outcomes)).resolves.toHaveLength(5);
	},

	'messages that wait for a peer': async () => {
		const all = greeted();
		const outcomes = times(5, () => all.link.send(message(1_000_000)));
		await expectEach(outcomes, 'overflow');
		expectBye(all, 'overflow');
	},

	'answers unacknowledged': async () => {
		const all = greeted();
		const outcomes = times(1_024, () => all.link.send(message(1, 'reply')));
		expect(all.link.state).toBe('connected');
		outcomes.push(all.link.send(message(1, 'reply')));
		await expectEach(outcomes, 'overflow');
		expectBye(all, 'overflow');
	},

	'one message over a link': async () => {
		const { link, connection } = greeted({ messageBytes: 4_096 });
		const large = link.send(message(5_000));
		const next = link.send(message(1));
		await expectEach([large], 'too-large');
		connection.receive(0, JSON.stringify([{ type: 'ack', received: 1 }]));
		await expect(next).resolves.toBeUndefined();
		expect(link.state).toBe('connected');
	},

	'requests to inspect that wait': () => {
		const all = greeted();
		for (const each of times(5, () => message(1_000_000, 'inspect'))) all.link.inspect(each);
		expectBye(all, 'overflow');
	},

	'what is known of an inspection': () => {
		const actor = (n: number) => ({ type: '@xstate.actor', _seq: n, sessionId: `x:${n}` });
		const event = (n: number) => ({ type: '@xstate.event', _seq: n });
		const catchUp = new CatchUp();
		const again = (count: number, make: typeof event) => times(count, (i) => catchUp.judge(make(i + 1)));
		catchUp.begin();
		again(65_537, event);
		expect(again(1, event)).toEqual(['known']);
		catchUp.judge(event(65_538));
		expect(again(1, event)).toEqual(['new']);
		for (const actors of [65_537, 65_538]) {
			catchUp.synced([]);
			again(actors, actor);
			catchUp.begin();
			expect(catchUp.synced(['x:1'])).toBe(actors === 65_537);
		}
	},

	'slices of one message': async () => {
		const { other, channel } = await connected();
		for (let sent = 0; sent <= 1_048_576; sent += 16_000) {
			expect(other.got(0, 'bye')).toEqual([]);
			other.sendFrame(0, `+${'x'.repeat(16_000)}`);
			await settle();
		}
		expect(other.got(0, 'bye')).toMatchObject([{ code: 'protocol-error' }]);
		expect(channel.connection('p-z')?.error).toMatchObject({ code: 'protocol-error' });
	},

	'how deep a message nests': () => {
		const all = greeted();
		all.connection.receive(0, `[{"type":"a","x":${'['.repeat(254)}${']'.repeat(254)}}]`);
		expect(all.events.onEnd).not.toHaveBeenCalled();
		all.connection.receive(0, `[{"type":"a","x":${'['.repeat(255)}${']'.repeat(255)}}]`);
		expectBye(all, 'protocol-error');
	},

	'what waits for the quota of the relay': () => {
		const relay = new RelayPacer();
		relay.begin({ frameBytes: 16_384, bytesPerSecond: 1_024 });
		const signal = vi.fn();
		const environment = {
			relay,
			signal,
			timings: defaultTimings,
			attempts: allAttempts(),
			reach: () => 'reachable',
			self: () => ({ peerId: 'p-m' }),
		} as unknown as Environment;
		const onOpen = vi.fn<(connection: RelayConnection) => void>();
		const events = { onOpen, onReplaced: vi.fn(), onFrame: vi.fn(), onClosed: vi.fn() };
		const relaying = new Relaying('p-a', environment, new Attempts('p-a', environment), events);
		relaying.open();
		const conn = relaying.conn ?? '';
		relaying.receive({ from: 'p-a', conn } as Parameters<Relaying['receive']>[0]);
		const connection = onOpen.mock.calls[0]?.[0];
		const most = Math.floor(8_388_608 / 16_256);
		for (let n = 0; n < most; n++) connection?.send(0, 'x'.repeat(16_000));
		expect(events.onClosed).not.toHaveBeenCalled();
		for (let n = 0; n < 2; n++) connection?.send(0, 'x'.repeat(16_000));
		expect(events.onClosed).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'overloaded' }));
		expect(signal).toHaveBeenLastCalledWith(expect.objectContaining({ type: 'relay-closed', conn }));
	},

	'a peer that is silent': async () => {
		const { link, events } = greeted();
		const sent = link.send(message(1));
		await settle(15_000);
		expect(events.onCut).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'timeout' }));
		expect(link.state).toBe('disconnected');
		await settle(30_000);
		await expectEach([sent], 'peer-lost');
		expect(events.onEnd).toHaveBeenCalledExactlyOnceWith(
			expect.objectContaining({ code: 'peer-lost' }),
			false,
		);
	},

	'questions that are open at one peer': async () => {
		const { order, other } = await actorScene();
		const asked = times(1_025, () => order.ask({ type: 'QUOTE' }));
		await expectEach(asked.splice(-1), 'overloaded');
		const others = Promise.allSettled(asked);
		await settle();
		other.send(0, { type: 'bye', code: 'closing', message: 'Going down.' });
		await settle();
		for (const each of await others) expect(each).toMatchObject({ reason: { code: 'peer-lost' } });
	},

	'questions of one peer that are open here': async () => {
		const { ask } = await serving();
		let last = 0;
		for (const [type, bound, rest] of [
			['subscribe', 256, { to: '@cart' }],
			['watch', 1_024, { to: '@cart' }],
			['actors', 16, { watch: true }],
		] as const) {
			const open = times(bound, () => ({ type, id: ++last, ...rest }));
			for (let from = 0; from < bound; from += 64) await ask(...open.slice(from, from + 64));
			expect(await ask({ type, id: ++last, ...rest })).toMatchObject([{ id: last, code: 'overloaded' }]);
		}
	},

	'actors that one peer tells of, in one list': async () => {
		const { other, channel } = await actorScene();
		const directory = channel.actors();
		await settle();
		const actor = (n: number) => ({ sessionId: `x:${n}`, status: 'active' });
		const told = (n: number) => ({ type: 'actor', id: 1, change: 'started', actor: actor(n) });
		for (let n = 0; n < 50_000; n += 5_000)
			other.sendSliced(
				0,
				times(5_000, (index) => told(n + index)),
			);
		await settle();
		expect(directory.actors).toHaveLength(50_000);
		for (let n = 50_000; n < 65_000; n += 5_000)
			other.sendSliced(
				0,
				times(5_000, (index) => told(n + index)),
			);
		await settle();
		expect(directory.actors).toEqual([]);
		expect(directory.problems.get('p-z')).toMatchObject({ code: 'overloaded' });
		expect(other.got(0, 'unsubscribe')).toEqual([{ type: 'unsubscribe', id: 1 }]);
	},

	'lines in the console about dead letters': async () => {
		const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
		const letters = new DeadLetters();
		const letter = { address: 'xstate://orders/p-z/@order', code: 'overloaded', message: '', count: 1 };
		for (let n = 0; n < 1_000; n++) letters.add(letter);
		expect(warn).toHaveBeenCalledTimes(10);
		await settle(1_000);
		letters.add(letter);
		expect(warn).toHaveBeenCalledTimes(11);
		expect(warn.mock.lastCall?.[0]).toContain('990 more');
		warn.mockRestore();
	},

	'addresses whose dead letters are gathered': async () => {
		const { other } = await serving();
		const send = (n: number) => ({ type: 'send', to: `@nobody-${n}`, event: { type: 'GO' } });
		other.send(0, ...times(255, send));
		await settle(50);
		expect(other.got(0, 'dead-letter')).toEqual([]);
		other.send(0, send(255));
		await settle();
		expect(other.got(0, 'dead-letter')).toHaveLength(256);
	},

	'snapshots and changes under way to a peer': async () => {
		const { ask, other, cart } = await serving();
		await ask({ type: 'subscribe', id: 1, to: '@cart' });
		for (let sent = 0; sent < 20_000; sent++) cart.send(add);
		await settle();
		const received = other.got(0, 'snapshot').length + other.got(0, 'emitted').length;
		expect(received).toBeLessThan(20_000);
		other.send(0, { type: 'ack', received });
		await settle();
		expect(other.got(0, 'failure')).toMatchObject([{ id: 1, code: 'overloaded' }]);
	},
};

it.each(Object.entries(bounds))('beyond the bound, what is said and done: %s', async (_what, reach) => {
	await reach();
});

it('each bound of the page has a test, and each test its row', () => {
	const page = readFileSync(new URL('../../../docs/limits.md', import.meta.url), 'utf8');
	const rows = page
		.slice(page.indexOf('## The JavaScript client'))
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.map((line) => line.split(' | ')[0]?.slice(2))
		.slice(2);
	expect(Object.keys(bounds).sort()).toEqual(rows.sort());
});
