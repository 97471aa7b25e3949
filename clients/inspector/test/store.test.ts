import { describe, expect, it } from 'vitest';
import { EventLog } from '../src/store/log.ts';
import type { State } from '../src/store/types.ts';
import { actorEvent, manualStore, present, sentEvent, snapshotEvent } from './events.ts';

const actors = (state: State) => state.peers.flatMap((peer) => peer.actors);
const log = (state: State) => state.log.from(0).map(({ type }) => type);

describe('the store', () => {
	it('publishes once, however much came', () => {
		const { store, publish } = manualStore();
		let published = 0;
		store.subscribe(() => published++);
		store.setPeers([present('p-1')]);
		for (let i = 0; i < 1_000; i++) store.addEvents('p-1', [sentEvent('x:1', 'TICK', i)]);
		expect(published).toBe(0);
		const state = publish();
		expect(published).toBe(1);
		expect(actors(state)[0]?.events).toBe(1_000);
	});

	it('tells those who show the log before all others, and both the same', () => {
		const { store, publish } = manualStore();
		const told: [string, State][] = [];
		store.subscribe(() => told.push(['all', store.getState()]));
		store.subscribeFirst(() => told.push(['log', store.getState()]));
		store.setPeers([present('p-1')]);
		const state = publish();
		expect(told).toEqual([
			['log', state],
			['all', state],
		]);
		expect(told[0]?.[1]).toBe(told[1]?.[1]);
	});

	it('logs events in the order they came, with the sequence numbers of their peer', () => {
		const { store, publish } = manualStore();
		store.setPeers([present('p-1')]);
		store.addEvents('p-1', [sentEvent('x:1', 'A', 7), sentEvent('x:1', 'B', 8)]);
		store.addEvents('p-1', [sentEvent('x:1', 'C', 9)]);
		const entries = publish().log.from(0).slice(1);
		expect(entries.map(({ type, seq }) => [type, seq])).toEqual([
			['A', 7],
			['B', 8],
			['C', 9],
		]);
	});

	it('keeps actors of different peers apart, though their session ids are the same', () => {
		const { store, publish } = manualStore();
		store.setPeers([present('p-1'), present('p-2')]);
		store.addEvents('p-1', [actorEvent('x:0', { name: 'one' })]);
		store.addEvents('p-2', [actorEvent('x:0', { name: 'two' })]);
		expect(actors(publish()).map(({ name }) => name)).toEqual(['one', 'two']);
	});

	it('forgets the actors of a peer that began anew, and says so in the log', () => {
		const { store, publish } = manualStore();
		store.setPeers([present('p-1')]);
		store.addEvents('p-1', [actorEvent('x:0'), actorEvent('x:1')]);
		store.restarted('p-1');
		store.addEvents('p-1', [actorEvent('x:0', { name: 'new' })]);
		const state = publish();
		expect(actors(state).map(({ name }) => name)).toEqual(['new']);
		expect(log(state)).toContain('began anew');
	});

	it('removes a peer that left, and keeps what it said in the log', () => {
		const { store, publish } = manualStore();
		store.setPeers([present('p-1')]);
		store.addEvents('p-1', [actorEvent('x:0')]);
		store.setPeers([]);
		const state = publish();
		expect(state.peers).toEqual([]);
		expect(log(state)).toEqual(['joined the channel', 'started', 'left the channel']);
	});

	it('shows a gap as an entry that says how much is missing', () => {
		const { store, publish } = manualStore();
		store.setPeers([present('p-1')]);
		store.gap('p-1', 1_200);
		const gap = publish().log.from(0).at(-1);
		expect(gap).toMatchObject({ kind: 'gap', type: expect.stringContaining('1,200 events') as string });
	});

	it('holds for stopped those that are not among the living', () => {
		const { store, publish } = manualStore();
		store.setPeers([present('p-1')]);
		store.addEvents('p-1', [
			actorEvent('x:0'),
			actorEvent('x:1'),
			snapshotEvent('x:2', { status: 'done', value: 'end' }),
		]);
		store.synced('p-1', ['x:1']);
		expect(actors(publish()).map(({ status }) => status)).toEqual(['stopped', 'active', 'done']);
	});

	it('forgets the oldest stopped actors beyond 500', () => {
		const { store, publish } = manualStore();
		store.setPeers([present('p-1')]);
		for (let i = 0; i < 510; i++) {
			store.addEvents('p-1', [snapshotEvent(`x:${i}`, { status: 'stopped', value: 'end' })]);
		}
		store.addEvents('p-1', [actorEvent('alive')]);
		const left = actors(publish());
		expect(left).toHaveLength(501);
		expect(left[0]?.sessionId).toBe('x:10');
	});

	it('keeps only so many actors of a peer, and says that there are more', () => {
		const { store, publish } = manualStore();
		store.setPeers([present('p-1'), present('p-2')]);
		for (let i = 0; i < 5_000; i++) store.addEvents('p-1', [actorEvent(`x:${i}`)]);
		expect(publish().peers[0]?.crowded).toBe(false);
		store.addEvents('p-1', [
			actorEvent('more'),
			sentEvent('more', 'PAY'),
			actorEvent('x:0', { name: 'new' }),
		]);
		store.addEvents('p-2', [actorEvent('x:0')]);
		const state = publish();
		expect(state.peers.map(({ crowded }) => crowded)).toEqual([true, false]);
		expect(state.peers[0]?.actors).toHaveLength(5_000);
		expect(state.peers[0]?.actors[0]?.name).toBe('new');
		expect(log(state).filter((type) => type.includes('left out'))).toHaveLength(1);
	});

	it('makes room for new actors by forgetting those that ended', () => {
		const { store, publish } = manualStore();
		store.setPeers([present('p-1')]);
		for (let i = 0; i < 6_000; i++) {
			store.addEvents('p-1', [
				actorEvent(`x:${i}`),
				snapshotEvent(`x:${i}`, { status: 'done', value: 'end' }),
			]);
		}
		store.addEvents('p-1', [actorEvent('alive')]);
		const { crowded, actors: kept } = publish().peers[0] ?? { actors: [] };
		expect(crowded).toBe(false);
		expect(kept).toHaveLength(5_000);
		expect(kept.at(-1)?.sessionId).toBe('alive');
	});

	it('keeps only so much of what the actors of a peer hold, and goes on with their states', () => {
		const { store, publish } = manualStore();
		store.setPeers([present('p-1')]);
		const definition = 'd'.repeat(1_000_000);
		for (let i = 0; i < 100; i++) store.addEvents('p-1', [actorEvent(`x:${i}`, { definition })]);
		const { actors: kept = [], crowded } = publish().peers[0] ?? {};
		expect(crowded).toBe(true);
		expect(kept.filter((actor) => actor.definition !== undefined).length).toBeLessThanOrEqual(16);

		const context = { text: 'c'.repeat(20_000_000) };
		store.addEvents('p-1', [snapshotEvent('x:0', { value: 'paid', context })]);
		const heavy = actors(publish())[0];
		expect(heavy).toMatchObject({ leaves: ['paid'], leftOut: true });
		expect(heavy?.context).toBeUndefined();
		store.addEvents('p-1', [snapshotEvent('x:0', { value: 'sent', context: {} })]);
		expect(actors(publish())[0]).toMatchObject({ leaves: ['sent'], context: {}, leftOut: false });
	});

	it('keeps inspection events of unknown types in the log', () => {
		const { store, publish } = manualStore();
		store.setPeers([present('p-1')]);
		store.addEvents('p-1', [{ type: '@xstate.transition', _seq: 1, sessionId: 'x:0' }]);
		expect(log(publish())).toContain('@xstate.transition');
	});

	it('says how many entries it let go', () => {
		const { store, publish } = manualStore(new EventLog({ items: 10 }));
		store.setPeers([present('p-1')]);
		for (let i = 0; i < 30; i++) store.addEvents('p-1', [sentEvent('x:1', 'TICK', i)]);
		expect(publish().log.dropped).toBe(21);
	});

	it('leaves untouched peers as they are, so that nothing draws them again', () => {
		const { store, publish } = manualStore();
		const other = present('p-2');
		store.setPeers([present('p-1'), other]);
		const before = publish().peers[1];
		store.addEvents('p-1', [actorEvent('x:0')]);
		expect(publish().peers[1]).toBe(before);
	});

	it('does not ask for a frame where nothing is new', () => {
		const { store, publish, asked } = manualStore();
		const one = present('p-1');
		store.setPeers([one]);
		publish();
		const before = asked();
		store.setPeers([one]);
		store.addEvents('nobody', [actorEvent('x:0')]);
		expect(asked()).toBe(before);
	});

	it('names the sender of an event, in the same peer or another', () => {
		const { store, publish } = manualStore();
		store.setSelf('p-3');
		store.setPeers([present('p-1'), present('p-2')]);
		store.addEvents('p-1', [actorEvent('x:0', { name: 'order' }), actorEvent('x:1', { name: 'till' })]);
		store.addEvents('p-2', [actorEvent('x:0', { name: 'cart' })]);
		const from = (sourceId: string) => ({ ...sentEvent('x:0', 'PAY'), sourceId });
		store.addEvents('p-1', ['x:1', 'x:9', 'p-2/x:0', 'p-2/x:9', 'p-2/', 'p-9/x:0', 'p-3/'].map(from));
		expect(
			publish()
				.log.from(0)
				.filter(({ kind }) => kind === 'event')
				.map(({ sourceName, sourcePeer, own }) => own ?? [sourceName, sourcePeer]),
		).toEqual([
			['till', undefined],
			['x:9', undefined],
			['cart', 'p-2'],
			['x:9', 'p-2'],
			[undefined, 'p-2'],
			['x:0', 'p-9'],
			true,
		]);
	});
});
