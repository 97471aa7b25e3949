import { describe, expect, it } from 'vitest';
import { applyEvent } from '../src/store/actor.ts';
import { actorTree } from '../src/store/actor-tree.ts';
import { valueBoxes } from '../src/diagram/snapshot-boxes.ts';
import { parseDefinition, stateTree } from '../src/store/state-tree.ts';
import { stateLeaves } from '../src/store/state-value.ts';
import type { ActorEntry } from '../src/store/types.ts';
import type { InspectionEvent } from '../src/channel/types.ts';
import { actorEvent, sentEvent, snapshotEvent } from './events.ts';

function after(...events: InspectionEvent[]): ActorEntry {
	let actor: ActorEntry | undefined;
	for (const event of events) actor = applyEvent(actor, 'p-1', 'x:1', event);
	if (actor === undefined) throw new Error('Nothing is known of the actor.');
	return actor;
}

describe('state values', () => {
	it.each([
		['cart', ['cart']],
		[{ paid: 'packing' }, ['paid.packing']],
		[{ a: { b: 'c' }, d: 'e' }, ['a.b.c', 'd.e']],
		[{ region: {} }, ['region']],
		[{}, []],
		[undefined, []],
		[null, []],
	])('%j reads as %j', (value, leaves) => {
		expect(stateLeaves(value)).toEqual(leaves);
	});

	it('are read to a bounded depth and number', () => {
		let deep: unknown = 'end';
		for (let i = 0; i < 10_000; i++) deep = { s: deep };
		expect(stateLeaves(deep)).toHaveLength(1);
		expect(stateLeaves(Object.fromEntries(Array.from({ length: 999 }, (_, i) => [i, 's'])))).toHaveLength(50);
	});
});

describe('the words for states', () => {
	it('stay short, though each of many states lies in one with a name of a megabyte', () => {
		const inner = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`s${i}`, {}]));
		const leaves = stateLeaves({ ['x'.repeat(1_000_000)]: inner });
		expect(leaves).toHaveLength(50);
		expect(leaves.join('').length).toBeLessThan(150_000);
	});
});

describe('an actor', () => {
	it.each([{ toString: 1, valueOf: 1 }, '1e300', 'Infinity', true])(
		'that is told of as of the time %j is known as of now',
		(createdAt) => {
			const before = Date.now();
			const { changedAt } = after(actorEvent('x:1', { createdAt }));
			expect(changedAt).toBeGreaterThanOrEqual(before);
			expect(changedAt).toBeLessThanOrEqual(Date.now());
		},
	);

	it('has no name of a megabyte: it is looked through with each event of a filtered log', () => {
		expect(after(actorEvent('x:1', { name: 'n'.repeat(1_000_000) })).name).toHaveLength(2_000);
	});

	it('is known by its name and state as soon as it is told of', () => {
		expect(after(actorEvent('x:1'))).toMatchObject({ name: 'order', leaves: ['cart'], status: 'active' });
	});

	it('takes its state from the newest snapshot and counts what it was sent', () => {
		const value = { paid: 'packing' };
		const actor = after(
			actorEvent('x:1'),
			sentEvent('x:1', 'PAY'),
			snapshotEvent('x:1', { value, tags: ['busy'] }),
		);
		expect(actor).toMatchObject({ leaves: ['paid.packing'], tags: ['busy'], events: 1, changes: 1 });
		expect(actor.lastEvent).toEqual({ type: 'PAY' });
	});

	it('keeps its name when only its snapshots are told', () => {
		expect(after(actorEvent('x:1'), snapshotEvent('x:1', { value: 'a' })).name).toBe('order');
	});

	it('is shown by its session id where it has no name', () => {
		expect(after(snapshotEvent('x:1', { value: 'a' })).name).toBe('x:1');
	});

	it('is not made by an event of an unknown type', () => {
		expect(applyEvent(undefined, 'p-1', 'x:1', { type: '@xstate.deadletter', _seq: 1 })).toBeUndefined();
	});

	it('stands whatever a peer puts where a snapshot should be', () => {
		const tags = [1, null, { toString: 'no' }, 'real'];
		for (const snapshot of [null, 'text', 7, [], { status: 'odd', tags }]) {
			expect(after({ ...actorEvent('x:1'), snapshot }).status).toBe('active');
		}
		expect(after(actorEvent('x:1', { snapshot: { tags } })).tags).toEqual(['real']);
	});
});

describe('the tree of actors', () => {
	const actor = (sessionId: string, members: Partial<ActorEntry> = {}): ActorEntry => ({
		...after(actorEvent(sessionId)),
		sessionId,
		key: sessionId,
		...members,
	});
	const names = (actors: ActorEntry[]) =>
		actorTree(actors).map(({ actor: { sessionId }, children }) => [sessionId, children.length]);

	it('hangs actors below their parent, else below their root', () => {
		expect(names([actor('a', { rootId: 'a' }), actor('b', { rootId: 'a' })])).toEqual([['a', 1]]);
		expect(names([actor('a'), actor('b', { parentId: 'a' }), actor('c', { parentId: 'x' })])).toEqual([
			['a', 1],
			['c', 0],
		]);
	});

	it('cuts a ring open instead of losing its actors', () => {
		expect(names([actor('a', { parentId: 'b' }), actor('b', { parentId: 'a' })])).toEqual([
			['a', 0],
			['b', 0],
		]);
	});
});

describe('the tree of states', () => {
	const definition = {
		states: {
			cart: { on: { PAY: 'paid' } },
			paid: { states: { packing: {}, shipping: {} } },
			end: { type: 'final' },
		},
	};
	const lines = (value: unknown, config?: unknown) =>
		stateTree(value, config).map(({ path, active }) => `${active ? '*' : ''}${path}`);

	it('shows active states among those there are', () => {
		expect(lines({ paid: 'packing' }, definition)).toEqual([
			'cart',
			'*paid',
			'*paid.packing',
			'paid.shipping',
			'end',
		]);
	});

	it('shows states in the order they are come to where the definition sorts them by name', () => {
		const sorted = JSON.stringify({
			id: 'order',
			initial: 'CART',
			states: {
				CANCELLED: { type: 'final' },
				CART: { on: { BUY: [{ target: '#order.PLACED' }], DROP: '#order.CANCELLED' } },
				LOST: {},
				PAID: {
					initial: 'PICKING',
					states: { PACKING: {}, PICKING: { on: { PICK: [{ target: '#order.PAID.PACKING' }] } } },
				},
				PLACED: { onDone: [{ target: '#order.PAID.PICKING' }] },
			},
		});
		expect(lines({ PAID: 'PACKING' }, parseDefinition(sorted))).toEqual([
			'CART',
			'PLACED',
			'CANCELLED',
			'*PAID',
			'PAID.PICKING',
			'*PAID.PACKING',
			'LOST',
		]);
	});

	it("keeps the author's order of states", () => {
		const own = JSON.stringify({
			initial: 'b',
			states: { b: { on: { X: 'a' } }, c: {}, a: { on: { Y: 'c' } } },
		});
		expect(lines('a', parseDefinition(own))).toEqual(['b', 'c', '*a']);
	});

	it('reads definitions of any shape and depth', () => {
		for (const text of ['null', '[]', '"x"', '{"states":7}', '{"states":{"a":null,"b":[1]},"initial":"a"}']) {
			expect(() => parseDefinition(text)).not.toThrow();
		}
		const deep = '{"states":{"s":'.repeat(100) + '{}' + '}}'.repeat(100);
		expect(() => parseDefinition(deep)).not.toThrow();
	});

	it('shows the active states alone without a definition', () => {
		expect(lines({ paid: 'packing' })).toEqual(['*paid', '*paid.packing']);
	});

	it('names the events that an active state reacts to', () => {
		expect(stateTree('cart', definition)[0]?.accepts).toEqual(['PAY']);
	});

	it('takes nothing from the prototype of a definition', () => {
		expect(stateTree('constructor', { states: {} })[0]).toMatchObject({ accepts: [], type: 'atomic' });
	});
});

it('finds the parents of a long chain of actors by looking at each a few times', () => {
	let looks = 0;
	const actors = Array.from({ length: 2_000 }, (_, i) => {
		const actor = { ...after(actorEvent('x:1')), sessionId: `x:${i}` };
		return Object.defineProperty(actor, 'parentId', {
			get: () => {
				looks++;
				return i === 0 ? undefined : `x:${i - 1}`;
			},
		});
	});
	expect(actorTree(actors.reverse())).toHaveLength(1);
	expect(looks).toBeLessThan(20_000);
});

describe('the list of states', () => {
	const long = 'x'.repeat(500_000);

	it('does not have a name of half a megabyte again with each state within', () => {
		const value = { [long]: Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`s${i}`, {}])) };
		expect(
			stateTree(value)
				.map(({ path }) => path)
				.join('').length,
		).toBeLessThan(1_000_000);
		const [outer] = valueBoxes(value).boxes;
		expect((outer?.inner ?? []).map(({ path }) => path).join('').length).toBeLessThan(400_000);
	});

	it('knows the kinds of states that there are, and no other word', () => {
		const states = {
			a: { type: 'final' },
			b: { type: `\u202e${long}` },
			c: { type: 'own', states: { d: {} } },
		};
		expect(stateTree('a', { states }).map(({ type }) => type)).toEqual(['final', 'atomic', 'compound']);
	});
});
