import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventLog } from '../src/store/log.ts';
import { diagram, STAND_IN } from './sequence-log.ts';

describe('the sequence diagram', () => {
	it('draws an event from the lane of its sender to that of its receiver, with the state it led to', () => {
		const { event, state, lines } = diagram();
		event('p-a', 'x:1', 'PAY', 'x:0');
		state('p-a', 'x:1', 'PAY', { paid: 'packing' });
		expect(lines()).toEqual(['PAY a x:0 > a x:1 [paid.packing]']);
	});

	it('has no row for a state that is the one before, and one for a change that no event explains', () => {
		const { event, state, lines } = diagram();
		event('p-a', 'x:1', 'PAY');
		state('p-a', 'x:1', 'PAY', 'paid');
		event('p-a', 'x:1', 'LOOK');
		state('p-a', 'x:1', 'LOOK', 'paid');
		state('p-a', 'x:1', '@xstate-webrtc.resync', 'shipped');
		expect(lines()).toEqual([
			'PAY ? > a x:1 [paid]',
			'LOOK ? > a x:1',
			'state @xstate-webrtc.resync ? > a x:1 [shipped]',
		]);
	});

	it('draws timers, completions and what an actor sends itself as loops', () => {
		const { event, lines } = diagram();
		event('p-a', 'x:1', 'xstate.after.500.picking');
		event('p-a', 'x:1', 'AGAIN', 'x:1');
		expect(lines()).toEqual(['loop xstate.after.500.picking a x:1 > a x:1', 'loop AGAIN a x:1 > a x:1']);
	});

	it('begins the lane of an actor at its start, drawn from who started it, and ends it with the actor', () => {
		const { actor, event, state, lines, sequence } = diagram();
		actor('p-a', 'x:0');
		actor('p-a', 'x:1', { parentId: 'x:0', snapshot: { status: 'active' } });
		event('p-a', 'x:1', 'xstate.init', 'x:0');
		state('p-a', 'x:1', 'xstate.init', 'cart');
		event('p-a', 'x:1', 'CANCEL', 'x:0');
		state('p-a', 'x:1', 'CANCEL', 'cancelled', 'done');
		expect(lines().slice(1)).toEqual([
			'start started a x:0 > a x:1 [cart]',
			'CANCEL a x:0 > a x:1 [cancelled] done',
		]);
		const lane = sequence.lanes.get('p-a x:1');
		expect(sequence.row(lane?.began ?? 0)?.kind).toBe('start');
		expect(sequence.row(lane?.ended ?? 0)?.entry.type).toBe('CANCEL');
	});

	it('says nothing more of an actor that is only told again, and no state as it started that it had later', () => {
		const { actor, lines } = diagram();
		actor('p-a', 'x:0', { snapshot: { status: 'active', value: 'open' } });
		actor('p-a', 'x:0', { snapshot: { status: 'active', value: 'open' } });
		expect(lines()).toEqual(['start started ? > a x:0']);
	});

	it('draws replies back to who asked, and says which came to nothing', () => {
		const { event, tell, lines } = diagram();
		event('p-b', 'x:3', 'QUOTE', 'p-a/x:0');
		tell('p-b', 'reply', 'x:3', { targetId: 'p-a/x:0', event: { type: 'QUOTE' }, accepted: true });
		tell('p-b', 'reply', 'x:3', { targetId: 'p-a/x:0', event: { type: 'QUOTE' }, code: 'timeout' });
		expect(lines()).toEqual([
			'QUOTE a x:0 > b x:3',
			'reply QUOTE b x:3 > a x:0',
			'reply QUOTE b x:3 > a x:0 timeout',
		]);
	});

	it('joins a reply to the newest ask of its type from who asked, and says how long it took', () => {
		const { event, tell, rows } = diagram();
		const reply = (type: string, targetId: string) => {
			tell('p-b', 'reply', 'x:3', { targetId, event: { type }, accepted: true, createdAt: '1007' });
		};
		tell('p-b', 'event', 'x:3', { event: { type: 'QUOTE' }, sourceId: 'p-a/x:0', createdAt: '1000' });
		event('p-b', 'x:3', 'QUOTE', 'p-a/x:1');
		event('p-b', 'x:4', 'QUOTE', 'p-a/x:0');
		reply('QUOTE', 'p-a/x:0');
		const [ask, , , answer] = rows();
		expect(answer).toMatchObject({ kind: 'reply', counterpart: ask?.id, tookMs: 7 });
		expect(ask?.counterpart).toBe(answer?.id);

		reply('PAY', 'p-a/x:0');
		expect(rows().at(-1)?.counterpart).toBeUndefined();
		event('p-b', 'x:3', 'QUOTE', 'p-a/x:0');
		event('p-b', 'x:3', 'QUOTE', 'p-a/x:0');
		reply('QUOTE', 'p-a/x:0');
		const [open, newest, last] = rows().slice(-3);
		expect(last).toMatchObject({ kind: 'reply', counterpart: newest?.id });
		// Which of the two it was is not known.
		expect(last?.tookMs).toBeUndefined();
		expect(open?.counterpart).toBeUndefined();
	});

	it('knows a peer that does not say which of its actors it was', () => {
		const { event, lines, sequence } = diagram();
		event('p-b', 'x:3', 'PAY', 'p-a/');
		expect(lines()).toEqual(['PAY a  > b x:3']);
		expect(sequence.lanes.get('p-a ')).toMatchObject({ peerName: 'p-a', sessionId: '' });
	});

	it('counts dead letters as long as they are kept', () => {
		const { tell, event, read } = diagram(new EventLog({ items: 3 }));
		const letter = { sourceId: 'p-a/x:0', to: 'x:9', event: { type: 'PAY' }, code: 'no-such-actor' };
		tell('p-b', 'deadletter', undefined, letter);
		tell('p-b', 'deadletter', undefined, letter);
		expect(read().deadLetters).toBe(2);
		for (let i = 0; i < 3; i++) event('p-a', 'x:0', 'GO');
		expect(read().deadLetters).toBe(0);
	});

	it('ends the lanes of a peer that left', () => {
		const { actor, store, sequence, read } = diagram();
		actor('p-b', 'x:0');
		read();
		store.setPeers([]);
		read();
		expect(sequence.row(sequence.lanes.get('p-b x:0')?.ended ?? 0)?.entry.type).toBe('left the channel');
	});

	it('draws a band where something is missing', () => {
		const { store, sequence, read } = diagram();
		store.gap('p-a', 12);
		read();
		expect(sequence.row(sequence.next - 1)).toMatchObject({ kind: 'band', entry: { kind: 'gap' } });
	});
});

describe('an event that crosses from peer to peer', () => {
	it('is one arrow, from who sent it, though both peers tell of it', () => {
		const { actor, event, state, lines, sequence } = diagram();
		actor('p-a', 'x:1', STAND_IN);
		event('p-a', 'x:1', 'PAY', 'x:0');
		event('p-b', 'x:3', 'PAY', 'p-a/x:1');
		state('p-b', 'x:3', 'PAY', 'paid');
		expect(lines().slice(1)).toEqual(['PAY a x:0 > b x:3 [paid]']);
		expect(sequence.lanes.get('p-a x:1')?.mirrors).toBe(true);
	});

	it('is one arrow where the receiver tells first, and even before the stand-in is known', () => {
		const { actor, event, state, lines } = diagram();
		event('p-b', 'x:3', 'PAY', 'p-a/x:1');
		state('p-b', 'x:3', 'PAY', 'paid');
		actor('p-a', 'x:1', STAND_IN);
		event('p-a', 'x:1', 'PAY', 'x:0');
		expect(lines().filter((line) => line.includes('PAY'))).toEqual(['PAY a x:0 > b x:3 [paid]']);
	});

	it('is a dead letter if the receiver refuses it', () => {
		const { actor, event, tell, lines, sequence } = diagram();
		actor('p-a', 'x:1', STAND_IN);
		event('p-a', 'x:1', 'PAY', 'x:0');
		const refused = { to: 'x:9', event: { type: 'PAY' }, code: 'no-such-actor' };
		tell('p-b', 'deadletter', undefined, { sourceId: 'p-a/x:1', ...refused });
		expect(lines().slice(1)).toEqual(['dead PAY a x:0 > ? no-such-actor']);
		expect(sequence.deadLetters).toBe(1);
	});

	it('folds what comes back to the stand-in', () => {
		const { actor, event, lines } = diagram();
		actor('p-a', 'x:1', STAND_IN);
		event('p-a', 'x:1', '@xstate-webrtc.changed');
		event('p-a', 'x:0', 'xstate.snapshot.order', 'x:1');
		expect(lines()).toHaveLength(1);
	});

	it('is one arrow each, however the two streams interleave', () => {
		const types = fc.array(fc.constantFrom('A', 'B'), { minLength: 1, maxLength: 30 });
		fc.assert(
			fc.property(types, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (sent, senderFirst) => {
				const { actor, event, rows } = diagram();
				actor('p-a', 'x:1', STAND_IN);
				let [told, arrived] = [0, 0];
				while (told < sent.length || arrived < sent.length) {
					const isSender =
						arrived === sent.length || (told < sent.length && senderFirst[told + arrived] === true);
					if (isSender) event('p-a', 'x:1', String(sent[told++]), 'x:0');
					else event('p-b', 'x:3', String(sent[arrived++]), 'p-a/x:1');
				}
				const crossing = rows().filter(({ kind }) => kind === 'message');
				expect(crossing.map(({ from, to }) => `${from} > ${to}`)).toEqual(
					sent.map(() => 'p-a x:0 > p-b x:3'),
				);
			}),
		);
	});
});

describe('the model of the diagram', () => {
	it('looks at each entry once', () => {
		const { log, event, read } = diagram();
		let looks = 0;
		const view = log.view.bind(log);
		log.view = () => {
			const seen = view();
			return {
				...seen,
				from: (id) => {
					const entries = seen.from(id);
					looks += entries.length;
					return entries;
				},
			};
		};
		for (let i = 0; i < 100; i++) {
			event('p-a', 'x:0', 'GO');
			read();
		}
		// And one for each of the two peers that joined.
		expect(looks).toBe(102);
	});

	it('reads in parts what is much', () => {
		const { log, event, sequence, publish } = diagram();
		for (let i = 0; i < 50; i++) event('p-a', 'x:0', 'GO');
		expect(sequence.read(log.view(), publish().peers, 20)).toBe(false);
		expect(sequence.read(log.view(), publish().peers, 20)).toBe(false);
		expect(sequence.read(log.view(), publish().peers, 20)).toBe(true);
		expect(sequence.next - sequence.first).toBe(52);
	});

	describe('whatever peers say', () => {
		const step = fc.record({
			peer: fc.constantFrom('p-a', 'p-b'),
			session: fc.constantFrom('x:0', 'x:1', 'x:2'),
			source: fc.constantFrom('x:0', 'x:1', 'p-a/x:1', 'p-b/x:2', '/', undefined),
			what: fc.constantFrom('event', 'state', 'actor', 'dead', 'reply', 'read'),
			value: fc.constantFrom('one', 'two'),
		});
		type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

		function say(some: ReturnType<typeof diagram>, { peer, session, source, what, value }: Step) {
			const event = { type: 'GO' };
			if (what === 'read') some.read();
			else if (what === 'event') some.event(peer, session, 'GO', source);
			else if (what === 'state') some.state(peer, session, 'GO', value);
			else if (what === 'actor') some.actor(peer, session, value === 'one' ? STAND_IN : {});
			else if (what === 'reply') some.tell(peer, 'reply', session, { targetId: source, event });
			else some.tell(peer, 'deadletter', undefined, { sourceId: source, event, code: 'x' });
		}

		it('keeps rows as long as the log keeps what they show, and every lane that they name', () => {
			fc.assert(
				fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
					const some = diagram(new EventLog({ items: 20 }));
					for (const each of steps) say(some, each);
					const rows = some.rows();
					const { firstId } = some.log.view();
					for (const { at, from, to } of rows) {
						expect(at).toBeGreaterThanOrEqual(firstId);
						for (const key of [from, to])
							if (key !== undefined) expect(some.sequence.lanes.has(key)).toBe(true);
					}
					expect(some.sequence.deadLetters).toBe(rows.filter(({ kind }) => kind === 'dead').length);
				}),
			);
		});

		it('is the same whether it is read at once or bit by bit', () => {
			fc.assert(
				fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
					const [often, once] = [diagram(), diagram()];
					for (const each of steps) {
						say(often, each);
						if (each.what !== 'read') say(once, each);
					}
					expect(often.lines()).toEqual(once.lines());
				}),
			);
		});
	});
});
