import { describe, expect, it } from 'vitest';
import { ChannelError } from 'xstate-webrtc';
import { acceptedEvents, accepting } from '../src/sending/accepted-events.ts';
import { draftOf, readDraft } from '../src/sending/draft.ts';
import { Drafts } from '../src/sending/drafts.ts';
import { jsonProblem } from '../src/sending/json-problem.ts';
import { Outbox } from '../src/sending/outbox.ts';
import { remedy } from '../src/sending/remedies.ts';
import { verdict } from '../src/sending/sent.ts';
import { ScriptedMessenger } from '../dev/scripted-messenger.ts';

const to = { peerId: 'p-1', sessionId: 'x:1' };

const types = (definition: unknown, value: unknown) =>
	acceptedEvents(definition, value).events.map(({ type }) => type);

describe('the events that a state accepts', () => {
	const order = {
		on: { CANCEL: '.cancelled' },
		after: { 500: 'late' },
		states: {
			cart: {
				on: { ADD: [{ guard: 'hasRoom' }], 'xstate.done.actor.x': 'paid', '': 'paid' },
				always: 'paid',
			},
			paid: {
				on: { REFUND: { target: 'cart', guard: { type: 'isFresh' } }, 'done.invoke.pay': 'cart' },
				states: {
					packing: { on: { PACKED: 'shipping', REFUND: [{ cond: { name: 'isPacked' } }] } },
					shipping: { on: { REFUND: 'cart', CANCEL: null } },
				},
			},
		},
	};

	it('are those of the active states and of the states around them, and none of other states, timers or the machine itself', () => {
		expect(types(order, 'cart')).toEqual(['ADD', 'CANCEL']);
		expect(types(order, { paid: 'packing' })).toEqual(['PACKED', 'REFUND', 'CANCEL']);
	});

	it('name the guards that stand in the way, unless another way is open', () => {
		const [add] = acceptedEvents(order, 'cart').events;
		expect(add).toEqual({ type: 'ADD', guards: ['hasRoom'], state: 'cart' });
		const packing = accepting(acceptedEvents(order, { paid: 'packing' }), 'REFUND');
		expect(packing).toEqual({ type: 'REFUND', guards: ['isPacked', 'isFresh'], state: 'paid.packing' });
		expect(accepting(acceptedEvents(order, { paid: 'shipping' }), 'REFUND')?.guards).toEqual([]);
	});

	it('are without those that an inner state keeps from the states around, in every region', () => {
		expect(types(order, { paid: 'shipping' })).toEqual(['REFUND']);
		const both = { on: { GO: 'x' }, states: { a: { on: { GO: [] } }, b: {} } };
		expect(types(both, { a: {}, b: {} })).toEqual(['GO']);
		expect(types({ ...both, states: { a: { on: { GO: [] } } } }, 'a')).toEqual([]);
	});

	it('may be any, or all below a name', () => {
		const wild = { states: { on: { on: { '*': 'off', 'pointer.*': 'on' } } } };
		const accepted = acceptedEvents(wild, 'on');
		expect(accepted.any).toBe(true);
		expect(accepting(accepted, 'pointer.move.fast')?.type).toBe('pointer.*');
		expect(accepting(accepted, 'pointer')?.type).toBe('pointer.*');
		expect(accepting(accepted, 'pointers')).toBeUndefined();
	});

	it('are read as XState 4 wrote them too', () => {
		expect(types({ states: { a: { on: [{ event: 'GO', target: 'b' }, 'no', { event: 7 }] } } }, 'a')).toEqual(
			['GO'],
		);
	});

	it('are found at once where tens of thousands of transitions take the same one', () => {
		const guarded = { event: 'GO', guard: 'isOpen' };
		const on = Array.from({ length: 30_000 }, () => guarded);
		const regions = Array.from({ length: 100 }, (_, i) => `r-${i}`);
		const states = Object.fromEntries(regions.map((key) => [key, { on: { GO: on.slice(0, 100) } }]));
		const value = Object.fromEntries(regions.map((key) => [key, {}]));
		expect(acceptedEvents({ on, states }, value).events).toEqual([
			{ type: 'GO', guards: ['isOpen'], state: 'r-0' },
		]);
	});

	it.each([
		undefined,
		null,
		'text',
		[],
		{ on: 'PAY', states: 7 },
		{ states: { a: { on: null, states: [] } } },
		JSON.parse('{"states":{"__proto__":{"on":{"EVIL":"x"}}}}'),
	])('are none of a definition that is none: %j', (definition) => {
		for (const value of ['a', 'toString', 'constructor', { a: null }, 7, null, undefined])
			expect(types(definition, value)).toEqual([]);
	});

	it('are found in bounds, however deep and wide the machine is', () => {
		let deep: unknown = { on: { BOTTOM: 'x' } };
		let value: unknown = {};
		for (let level = 0; level < 5_000; level++) {
			deep = { states: { a: deep } };
			value = { a: value };
		}
		expect(types(deep, value)).toEqual([]);
		const on = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`E${index}`, 'x']));
		expect(types({ on }, 'a')).toHaveLength(100);
	});
});

describe('a payload', () => {
	it.each([
		['{"a": 1,}', 1, 8, 'Before } stands no comma.'],
		['{"a": 1\n "b": 2}', 2, 2, 'A comma or } is missing here.'],
		['{\n\ta: 1}', 2, 2, 'A name in double quotes is missing here.'],
		["{'a': 1}", 1, 2, 'A name in double quotes is missing here.'],
		['{"a" 1}', 1, 6, 'A colon is missing between the name and its value.'],
		['{"a": }', 1, 7, 'A value is missing here.'],
		['{"a": \'b\'}', 1, 7, 'Texts stand in double quotes.'],
		['{"a": tru}', 1, 7, 'tru is no JSON value.'],
		['{"a": 01}', 1, 7, '01 is no JSON value.'],
		['{"a": "b}', 1, 7, 'This text has no end: a double quote is missing.'],
		['{"a": "\n"}', 1, 8, 'A text stands on one line: write \\n for a line break, \\t for a tab.'],
		['{"a": "\\x"}', 1, 8, 'There is no such escape: write \\\\ for a backslash.'],
		['{"a": [1', 1, 9, 'A comma or ] is missing here.'],
		['{"a":', 1, 6, 'A value is missing at the end.'],
		['{} {}', 1, 4, 'Nothing more may come after the value.'],
	])('%j has its first mistake at line %i, column %i', (text, line, column, message) => {
		expect(() => JSON.parse(text) as unknown).toThrow();
		expect(jsonProblem(text, 60)).toMatchObject({ line, column, message });
	});

	it('has no mistake where JSON.parse finds none', () => {
		for (const text of ['{}', ' [1, -2.5e+3, "\\u00e9\\n", true, null, {"a": {}}]\r\n', '"x"', '0']) {
			expect(jsonProblem(text, 60)).toBeUndefined();
		}
	});

	it('nests only as deep as a link takes it', () => {
		const nested = (levels: number) => ({
			type: 'GO',
			payload: '{"a":'.repeat(levels) + '1' + '}'.repeat(levels),
		});
		expect(readDraft(nested(60))).toHaveProperty('event');
		expect(readDraft(nested(5_000))).toMatchObject({ problems: [{ field: 'payload', place: { line: 1 } }] });
	});

	it('is an object without another type, and of bounded length', () => {
		expect(readDraft({ type: 'GO', payload: ' \n' })).toEqual({ event: { type: 'GO' } });
		expect(readDraft({ type: 'GO', payload: '{"type":"GO","a":1}' })).toEqual({
			event: { type: 'GO', a: 1 },
		});
		for (const payload of ['[]', '7', 'null', '{"type":"NO"}', `"${'a'.repeat(300_000)}"`])
			expect(readDraft({ type: 'GO', payload })).toMatchObject({ problems: [{ field: 'payload' }] });
		const { event } = readDraft({ type: 'GO', payload: '{"__proto__":{"polluted":true}}' }) as {
			event: object;
		};
		expect('polluted' in event).toBe(false);
		expect(JSON.stringify(event)).toContain('polluted');
	});

	it('belongs to a type, which is not one of the machine’s own', () => {
		for (const type of ['', 'a'.repeat(257), 'xstate.stop'])
			expect(readDraft({ type, payload: '' })).toMatchObject({ problems: [{ field: 'type' }] });
	});

	it('is wrong beside a type that is wrong too', () => {
		expect(readDraft({ type: '', payload: '{' })).toMatchObject({
			problems: [{ field: 'type' }, { field: 'payload' }],
		});
	});

	it('can be written again', () => {
		const event = { type: 'PAY', amount: 7 };
		expect(readDraft(draftOf(event))).toEqual({ event });
		expect(draftOf({ type: 'GO' })).toEqual({ type: 'GO', payload: '' });
	});

	it('is kept for each actor, for as many as one works with', () => {
		const drafts = new Drafts();
		drafts.change('a', { type: 'PAY' });
		drafts.change('a', { payload: '{}' });
		expect(drafts.get('a')).toEqual({ type: 'PAY', payload: '{}' });
		for (let i = 0; i < 50; i++) drafts.change(String(i), { type: 'GO' });
		expect(drafts.get('a')).toEqual({ type: '', payload: '' });
	});
});

describe('the outbox', () => {
	function outbox() {
		const messenger = new ScriptedMessenger();
		let now = 0;
		const box = new Outbox(messenger, () => now);
		return {
			messenger,
			box,
			pass: (ms: number) => (now += ms),
			words: () => box.all().map((sent) => verdict(sent).word),
		};
	}

	it('says what an actor answered, and how long it took', async () => {
		const { messenger, box, pass, words } = outbox();
		box.ask(to, { type: 'PAY', amount: 7 }, 2_000);
		expect(words()).toEqual(['waiting…']);
		pass(12);
		await messenger.reply({ accepted: false, reason: 'No transition' });
		expect(messenger.asked).toMatchObject([{ to, event: { type: 'PAY', amount: 7 }, timeoutMs: 2_000 }]);
		expect(words()).toEqual(['not accepted']);
		expect(box.all()[0]).toMatchObject({ tookMs: 12 });
		box.again(box.all()[0] as never);
		await messenger.reply({ accepted: true });
		box.ask(to, { type: 'QUOTE' }, 1);
		await messenger.reply({ value: 7 });
		expect(words()).toEqual(['not accepted', 'accepted', 'answered']);
	});

	it('says in which code an ask failed, and takes one back', async () => {
		const { messenger, box, words } = outbox();
		box.ask(to, { type: 'PAY' }, 1_000);
		await messenger.fail(new ChannelError('peer-lost', 'It is gone.'));
		box.ask(to, { type: 'PAY' }, 1_000);
		box.cancel(box.all().at(-1)?.id ?? 0);
		await messenger.settled();
		expect(words()).toEqual(['peer-lost', 'cancelled']);
	});

	it('knows of a send that it was taken, until a dead letter comes for the newest', async () => {
		const { messenger, box, words } = outbox();
		for (const type of ['A', 'B', 'C']) box.send(to, { type });
		box.send({ ...to, sessionId: 'x:2' }, { type: 'D' });
		await messenger.settled();
		expect(words()).toEqual(['sent', 'sent', 'sent', 'sent']);
		messenger.undelivered({ ...to, code: 'not-exposed', message: 'No.', count: 2 });
		expect(words()).toEqual(['sent', 'not-exposed', 'not-exposed', 'sent']);
		messenger.undelivered({ peerId: 'p-2', sessionId: 'x:1', code: 'forbidden', message: 'No.', count: 1 });
		messenger.undelivered({ peerId: 'p-1', sessionId: '*', code: 'overloaded', message: 'No.', count: 1 });
		expect(words()).toEqual(['sent', 'not-exposed', 'not-exposed', 'overloaded']);
	});

	it('keeps the newest, within bounds in number and weight, and all that wait', async () => {
		const { messenger, box } = outbox();
		box.ask(to, { type: 'FIRST' }, 1_000);
		for (let i = 0; i < 150; i++) box.send(to, { type: `E${i}` });
		await messenger.settled();
		expect(box.all()).toHaveLength(101);
		expect(box.all()[0]?.event.type).toBe('FIRST');
		await messenger.reply({ snapshot: { status: 'active', context: 'a'.repeat(9 * 1024 * 1024) } });
		box.send(to, { type: 'LAST' });
		await messenger.settled();
		expect(box.all().map(({ event }) => event.type)).not.toContain('FIRST');
		expect(box.all().at(-1)?.event.type).toBe('LAST');
	});
});

it('each failure of the protocol has its remedy, which names what to set', () => {
	const codes = [
		'no-such-actor',
		'not-accepted',
		'timeout',
		'cancelled',
		'peer-lost',
		'overloaded',
		'bad-event',
	];
	for (const code of codes) expect(remedy(code, 'jvm')).toBeTruthy();
	expect(remedy('not-exposed', 'jvm')).toContain('`xstate.webrtc.actors.exposure.include`');
	expect(remedy('not-exposed', 'browser')).toContain('`channel.expose(actor)`');
	expect(remedy('no-such-actor', 'browser')).toContain('`channel.expose(actor)`');
	expect(remedy('forbidden', 'browser')).toContain('`xstate.webrtc.permissions.send`');
	expect(remedy('toString', 'jvm')).toBeUndefined();
});
