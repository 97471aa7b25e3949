import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LineSplitter } from '../src/recording/line-splitter.ts';
import { MAX_FILE, NotARecording, readRecording } from '../src/recording/read.ts';
import { fileName, writeRecording } from '../src/recording/write.ts';
import type { InspectorStore } from '../src/store/store.ts';
import { actorEvent, manualStore, present, sentEvent, snapshotEvent } from './events.ts';

const HEADER =
	'{"type":"@xstate-webrtc.recording","version":1,"application":"orders","channel":"shop","dropped":3}';
const file = (...lines: string[]) => new File([lines.join('\n')], 'seen.jsonl');
const read = (...lines: string[]) => readRecording(file(HEADER, ...lines));
const event = (members: Record<string, unknown> = {}) =>
	JSON.stringify({ ...actorEvent('x:0'), _peerId: 'p-1', ...members });

/** What a reader sees, once it is published. */
async function seen(store: InspectorStore) {
	await new Promise<void>((resolve) => {
		const stop = store.subscribeFirst(() => {
			stop();
			resolve();
		});
	});
	return store.getState();
}

const at = (time: number, act: () => void) => {
	vi.setSystemTime(time);
	act();
};

const saved = async (store: InspectorStore) =>
	new File(
		[await writeRecording(store.tape, { application: 'orders', channel: 'shop' }, 1_795_333_700_000)],
		'saved.jsonl',
	);

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
	vi.useRealTimers();
});

describe('a recording', () => {
	it('shows again what was seen: peers, actors, events, gaps, and when', async () => {
		const { store, publish } = manualStore();
		at(1_000, () => {
			store.setPeers([present('p-1'), present('p-2', { inspectable: false }), present('p-3')]);
		});
		store.addEvents('p-1', [
			actorEvent('x:0', { definition: '{"id":"order"}' }),
			sentEvent('x:0', 'PAY', 2),
			snapshotEvent('x:0', { value: { paid: 'packing' }, context: { total: 3 } }),
			actorEvent('x:1'),
			{ type: '@xstate.transition', _seq: 9, sessionId: 'x:1', createdAt: '1795333633050' },
		]);
		store.synced('p-1', ['x:0'], 2_000);
		store.gap('p-1', 12, 3_000);
		store.refused('p-2', 'Not you.', 4_000);
		at(5_000, () => {
			store.setPeers([present('p-1'), present('p-2', { inspectable: false })]);
		});
		const before = publish();

		const recording = await readRecording(await saved(store));
		expect(recording).toMatchObject({
			application: 'orders',
			channel: 'shop',
			savedAt: 1_795_333_700_000,
			bad: 0,
			dropped: 0,
			file: 'saved.jsonl',
		});
		const after = await seen(recording.store);
		expect(after.status).toEqual({ state: 'recording' });
		expect(after.log.from(0)).toEqual(before.log.from(0));
		expect(after.peers).toEqual(before.peers.map((peer) => ({ ...peer, synced: true })));
	});

	it('is lines of JSON, each event as it came with the peer it came from', async () => {
		const { store } = manualStore();
		at(1_000, () => {
			store.setPeers([present('p-1')]);
		});
		store.addEvents('p-1', [sentEvent('x:0', 'PAY', 2)]);
		const lines = (await (await saved(store)).text())
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line) as unknown);
		expect(lines).toEqual([
			{
				type: '@xstate-webrtc.recording',
				version: 1,
				application: 'orders',
				channel: 'shop',
				createdAt: '1795333700000',
				dropped: 0,
			},
			{
				type: '@xstate-webrtc.peer',
				state: 'joined',
				name: 'p-1',
				kind: 'jvm',
				permissions: [],
				inspectable: true,
				createdAt: '1000',
				_peerId: 'p-1',
			},
			{ ...sentEvent('x:0', 'PAY', 2), _peerId: 'p-1' },
		]);
	});

	it('is saved again from what was opened', async () => {
		const { store } = manualStore();
		at(1_000, () => {
			store.setPeers([present('p-1')]);
		});
		store.addEvents('p-1', [actorEvent('x:0')]);
		const first = await saved(store);
		const again = await saved((await readRecording(first)).store);
		expect((await again.text()).split('\n').slice(0, 3)).toEqual(
			(await first.text()).split('\n').slice(0, 3),
		);
	});

	it('shows peers of which it says nothing, as one that was written by hand', async () => {
		const { store, lines } = await read(event());
		expect(lines).toBe(1);
		expect((await seen(store)).peers).toMatchObject([
			{ peerId: 'p-1', name: 'p-1', actors: [{ name: 'order' }] },
		]);
	});

	it('takes an event that does not say when it was for as old as the one before', async () => {
		const { store } = await read(event(), event({ createdAt: undefined, _seq: 2 }));
		const { log } = await seen(store);
		expect(log.from(log.nextId - 2).map(({ time }) => time)).toEqual([1_795_333_633_046, 1_795_333_633_046]);
	});

	it('counts lines that it cannot read, and shows the others', async () => {
		const bad = [
			'{"type":"@xstate.event"',
			'[]',
			'null',
			'7',
			'{}',
			event({ _peerId: 5 }),
			event({ _peerId: '' }),
			event({ _peerId: 'p'.repeat(300) }),
			event({ _seq: 'one' }),
			event({ _seq: -1 }),
			event({ type: 7 }),
			event({ type: 'chat' }),
			'{"type":"@xstate-webrtc.peer","state":"confused","_peerId":"p-1"}',
			HEADER,
			`${'['.repeat(1_000)}${']'.repeat(1_000)}`,
			'x'.repeat(3 * 1024 * 1024),
			'\u0000\u0001',
		];
		const recording = await read(event(), ...bad, '', '   ', event({ _seq: 2 }));
		expect(recording).toMatchObject({ lines: 2, bad: bad.length });
	});

	it('takes members of the wrong kind as a peer that sends them', async () => {
		const { store, bad } = await read(
			event({ snapshot: 7, name: {}, createdAt: [], rootId: false }),
			event({ type: '@xstate.event', event: 'PAY', sourceId: 3 }),
			event({
				type: '@xstate.snapshot',
				sessionId: { a: 1 },
				snapshot: { status: 'odd', value: [[['a']]], tags: 'x' },
			}),
			'{"type":"synced","sessionIds":"all","_peerId":"p-1","createdAt":{}}',
			'{"type":"gap","dropped":"many","_peerId":"p-1"}',
			'{"type":"@xstate-webrtc.peer","state":"joined","name":5,"permissions":7,"_peerId":"p-1"}',
		);
		expect(bad).toBe(0);
		expect((await seen(store)).peers).toHaveLength(1);
	});

	it('reaches no prototype', async () => {
		const { store } = await read(
			event({ _seq: 1 }).replace(
				'"context":{}',
				'"context":{"__proto__":{"polluted":1},"\\u005f_proto__":{"polluted":1}}',
			),
			'{"__proto__":{"polluted":1},"type":"synced","sessionIds":["x:0"],"_peerId":"__proto__"}',
			event({ _peerId: '__proto__', sessionId: '__proto__' }),
		);
		const { peers } = await seen(store);
		expect(peers.map(({ peerId }) => peerId)).toEqual(['p-1', '__proto__']);
		const { context } = peers[0]?.actors[0] as { context: object };
		expect(Object.getOwnPropertyNames(context)).toEqual([]);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	it.each([
		['is empty', new File([''], 'a.txt'), /empty/],
		['has no header', file('{"type":"hello"}'), /no recording of this page/],
		['is no text', new File([new Uint8Array(5_000_000)], 'a.bin'), /no recording of this page/],
		['has a first line without end', file('x'.repeat(5_000_000)), /no recording of this page/],
		['is of a later version', file(HEADER.replace(':1', ':2')), /version 2, and this page reads version 1/],
	])('that %s is refused with a sentence', async (_, what, sentence) => {
		const reading = readRecording(what);
		await expect(reading).rejects.toThrow(NotARecording);
		await expect(reading).rejects.toThrow(sentence);
	});

	it('that is too large is refused before it is read', async () => {
		const huge = { name: 'a', size: 4 * MAX_FILE, stream: () => expect.unreachable() } as unknown as File;
		await expect(readRecording(huge)).rejects.toThrow(
			'It has 1.1 GB, and this page opens recordings of up to 268 MB.',
		);
	});

	it('is read in slices, says how far, and is given up on request', async () => {
		const many = Array.from({ length: 4_000 }, (_, index) => event({ _seq: index }));
		const shares: number[] = [];
		let turns = 0;
		const timer = setInterval(() => turns++, 1);
		const recording = await readRecording(file(HEADER, ...many), (share) => shares.push(share));
		clearInterval(timer);
		expect(recording.lines).toBe(4_000);
		expect(turns).toBeGreaterThan(0);
		expect(shares.at(-1)).toBe(1);

		const giveUp = new AbortController();
		const reading = readRecording(
			file(HEADER, ...many),
			() => {
				giveUp.abort();
			},
			giveUp.signal,
		);
		await expect(reading).rejects.toThrow('abort');
	});

	it('has as many peers as a channel', async () => {
		const many = Array.from({ length: 2_050 }, (_, index) => event({ _peerId: `p-${index}` }));
		expect(await read(...many)).toMatchObject({ lines: 2_000, bad: 50 });
	});
});

describe('the name of a saved file', () => {
	it('is one that any system takes', () => {
		const now = Date.UTC(2026, 4, 1, 12, 4, 0);
		expect(fileName('orders-service', now)).toBe('orders-service-2026-05-01T12-04-00.jsonl');
		expect(fileName('../a/b:\u202Ec', now)).toBe('..-a-b-c-2026-05-01T12-04-00.jsonl');
		expect(fileName('', now)).toBe('recording-2026-05-01T12-04-00.jsonl');
	});
});

describe('lines', () => {
	it('are put together from pieces, and those that are too long are left out', () => {
		const splitter = new LineSplitter(5);
		expect(splitter.push('ab')).toEqual([]);
		expect(splitter.push('c\r\n\nde\nf')).toEqual(['abc', 'de']);
		expect(splitter.push('ghijk')).toEqual([]);
		expect(splitter.push('lmn\nop')).toEqual([undefined]);
		expect(splitter.end()).toEqual(['op']);
		expect(splitter.end()).toEqual([]);
	});
});
