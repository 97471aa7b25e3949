import { describe, expect, it } from 'vitest';
import type { InspectionEvent } from '../src/channel/types.ts';
import { Tape } from '../src/store/tape.ts';
import { PEER, type Taped, type Told } from '../src/store/told.ts';
import { actorEvent, manualStore, present, sentEvent, snapshotEvent } from './events.ts';

const joined: Told = {
	type: PEER,
	state: 'joined',
	name: 'shop',
	kind: 'jvm',
	permissions: [],
	inspectable: true,
	createdAt: '1',
};
const put = (tape: Tape, ...all: Told[]) => {
	for (const told of all) tape.record('p-1', told, 10);
};
const brief = (all: readonly Taped[]) =>
	all.map(({ told }) => {
		const { type, state, sessionId, sessionIds, snapshot } = told as {
			readonly type: string;
			readonly state?: string;
			readonly sessionId?: string;
			readonly sessionIds?: readonly string[];
			readonly snapshot?: { readonly value?: string };
		};
		return [type, state ?? sessionId ?? sessionIds?.join(), snapshot?.value].filter(Boolean).join(' ');
	});

describe('the tape', () => {
	it('has all that the store was told, in order', () => {
		const { store } = manualStore();
		store.putPeer(present('p-1'), 1);
		store.addEvents('p-1', [actorEvent('x:0'), sentEvent('x:0', 'PAY')]);
		store.synced('p-1', ['x:0'], 2);
		store.gap('p-1', 12, 3);
		store.restarted('p-1', 4);
		store.refused('p-1', 'No.', 5);
		store.removePeer('p-1', 6);
		expect(store.tape.read()).toMatchObject([
			{ peerId: 'p-1', told: { type: PEER, state: 'joined', name: 'p-1', createdAt: '1' } },
			{ told: { type: '@xstate.actor', sessionId: 'x:0' } },
			{ told: { type: '@xstate.event', event: { type: 'PAY' } } },
			{ told: { type: 'synced', sessionIds: ['x:0'], createdAt: '2' } },
			{ told: { type: 'gap', dropped: 12, createdAt: '3' } },
			{ told: { state: 'restarted', createdAt: '4' } },
			{ told: { state: 'refused', message: 'No.', createdAt: '5' } },
			{ told: { state: 'left', createdAt: '6' } },
		]);
	});

	it('says a peer again that says something else of itself, but not how its connection fares', () => {
		const { store } = manualStore();
		const one = present('p-1');
		store.setPeers([one]);
		const connection = { state: 'connected', bytesSent: 1 } as never;
		store.setPeers([{ ...one, connection }]);
		expect(store.tape.size).toBe(1);
		store.setPeers([{ ...one, peer: { ...one.peer, name: 'other' } }]);
		expect(store.tape.read().at(-1)?.told).toMatchObject({ state: 'joined', name: 'other' });
	});

	it('begins with how things stood when the oldest went', () => {
		const tape = new Tape({ items: 2 });
		put(
			tape,
			joined,
			actorEvent('x:0'),
			actorEvent('x:1'),
			actorEvent('x:2'),
			snapshotEvent('x:0', { value: 'paid' }),
			snapshotEvent('x:0', { value: 'sent' }),
			snapshotEvent('x:1', { status: 'done', value: 'end' }),
			{ type: 'synced', sessionIds: ['x:0', 'x:1', 'x:2'], createdAt: '1' },
			sentEvent('x:2', 'A'),
			sentEvent('x:2', 'B'),
		);
		expect(brief(tape.read())).toEqual([
			`${PEER} joined`,
			'@xstate.actor x:2 cart',
			'@xstate.actor x:0 cart',
			'@xstate.snapshot x:0 sent',
			'synced x:2,x:0',
			'@xstate.event x:2',
			'@xstate.event x:2',
		]);
		expect(tape.dropped).toBe(8);
	});

	it('begins without those who left or began anew, and without actors that a peer does not know any more', () => {
		const tape = new Tape({ items: 1 });
		put(tape, joined, actorEvent('x:0'), actorEvent('x:1'), {
			type: 'synced',
			sessionIds: ['x:1'],
			createdAt: '1',
		});
		put(tape, sentEvent('x:1', 'A'));
		expect(brief(tape.read())).toEqual([
			`${PEER} joined`,
			'@xstate.actor x:1 cart',
			'synced x:1',
			'@xstate.event x:1',
		]);
		put(tape, { type: PEER, state: 'restarted', createdAt: '2' }, sentEvent('x:1', 'B'));
		expect(brief(tape.read())).toEqual([`${PEER} joined`, '@xstate.event x:1']);
		put(tape, { type: PEER, state: 'left', createdAt: '3' }, sentEvent('x:1', 'C'));
		expect(brief(tape.read())).toEqual(['@xstate.event x:1']);
	});

	it('forgets the oldest of what it began with where that is too much', () => {
		const tape = new Tape({ items: 1 });
		put(tape, joined);
		for (let i = 0; i < 40; i++) tape.record('p-1', actorEvent(`x:${i}`), 1024 * 1024);
		put(tape, sentEvent('x:39', 'A'));
		const kept = brief(tape.read());
		expect(kept).toHaveLength(1 + 16 + 1);
		expect(kept[1]).toBe('@xstate.actor x:24 cart');
		for (let i = 0; i < 100; i++) tape.record('p-1', snapshotEvent('x:39', { value: 'paid' }), 1024 * 1024);
		expect(brief(tape.read()).length).toBeGreaterThan(14);
	});

	it('goes on from how things stand where it begins anew', () => {
		const tape = new Tape();
		put(tape, joined, actorEvent('x:0'), snapshotEvent('x:0', { value: 'paid' }));
		tape.beginAnew();
		expect(tape).toMatchObject({ size: 0, dropped: 0, fullness: 0 });
		put(tape, sentEvent('x:0', 'A'));
		expect(brief(tape.read())).toEqual([
			`${PEER} joined`,
			'@xstate.actor x:0 cart',
			'@xstate.snapshot x:0 paid',
			'@xstate.event x:0',
		]);
	});
});

it('holds for no actor what has no session id of text', () => {
	const tape = new Tape({ items: 1 });
	const odd = { ...actorEvent('x:1'), sessionId: { toString: 1, valueOf: 1 } } as unknown as InspectionEvent;
	tape.record('p-1', odd, 1);
	tape.record('p-1', actorEvent('x:2'), 1);
	expect(tape.read().map(({ told }) => told)).toEqual([actorEvent('x:2')]);
});
