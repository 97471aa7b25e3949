import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ownLimits } from '../src/link/hello.js';
import { Link } from '../src/link/link.js';
import { defaultTimings } from '../src/timings.js';
import { TwoEnds, type Wire } from './support/two-ends.js';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

async function connected(): Promise<{ ends: TwoEnds; wire: Wire }> {
	const ends = new TwoEnds();
	const wire = ends.connect();
	await ends.settle(wire);
	return { ends, wire };
}

/** A link whose other side is the test. */
function alone() {
	const events = { onReady: vi.fn(), onMessages: vi.fn(), onCut: vi.fn(), onAnew: vi.fn(), onEnd: vi.fn() };
	const link = new Link({ selfId: 'p-a', peerId: 'p-b' }, defaultTimings, events);
	const attach = (conn: string) => {
		const frames: string[] = [];
		const send = (_channel: number, frame: string) => frames.push(frame);
		const connection = link.attach({ conn, maxMessageSize: 16_384, send, close: () => undefined });
		const said = JSON.parse(frames[0] ?? '') as [Record<string, unknown>];
		const greet = (more: object) => {
			const hello = { type: 'hello', version: 1, peerId: 'p-b', conn, ...ownLimits, ...more };
			connection.receive(0, JSON.stringify([{ ...hello, channel: 'xstate.actor' }]));
			connection.receive(1, JSON.stringify([{ ...hello, channel: 'xstate.inspect' }]));
		};
		return { connection, frames, hello: said[0], greet };
	};
	return { link, events, attach };
}

const turn = () => vi.advanceTimersByTimeAsync(0);

describe('a conversation', () => {
	it('goes on over the next connection with what the cut swallowed, before what came later', async () => {
		const { ends, wire } = await connected();
		const [a, b] = ends.sides;
		a.send();
		await ends.pass();
		wire.sever();
		for (const side of ends.sides) side.notice(wire);
		expect(a.link.state).toBe('disconnected');
		a.send();
		await ends.settle(ends.connect());
		expect(b.received).toEqual(['0.0', '0.1']);
		expect(a.sent.map(({ outcome }) => outcome)).toEqual(['taken', 'taken']);
	});

	it('is cut at any two frames and loses nothing', async () => {
		for (let first = 0; first < 12; first++)
			for (let second = 0; second < 12; second += 3) {
				vi.clearAllTimers();
				const ends = new TwoEnds();
				for (const most of [first, second]) {
					const wire = ends.connect();
					for (const side of ends.sides) side.send(5_000);
					await step(ends, wire, most);
					for (const side of ends.sides) side.notice(wire);
				}
				await ends.settle(ends.connect());
				for (const [index, side] of ends.sides.entries()) {
					expect(side.received, `after ${first} and ${second} frames`).toEqual(['0.0', '0.1']);
					expect(ends.sides[1 - index]?.sent.every(({ outcome }) => outcome === 'taken')).toBe(true);
				}
			}
	});

	it('is silent for 15 s and disconnected, 30 s more and lost: what was held is reported', async () => {
		const { ends, wire } = await connected();
		const [a] = ends.sides;
		const { link } = a;
		const sent = a.send();
		wire.sever();
		await ends.pass(14_000);
		expect(link.state).toBe('connected');
		await ends.pass(2_000);
		expect(link.state).toBe('disconnected');
		await ends.pass(28_000);
		expect(sent.outcome).toBeUndefined();
		await ends.pass(3_000);
		expect(link.state).toBe('lost');
		expect(sent.outcome).toMatchObject({ code: 'peer-lost' });
		await expect(link.send({ type: 'late' })).rejects.toMatchObject({ code: 'peer-lost' });
	});

	it('begins anew when the other side has lost its state, and reports what was held', async () => {
		const { ends, wire } = await connected();
		const [a, b] = ends.sides;
		const held = a.send();
		await ends.pass();
		wire.sever();
		b.restart();
		await ends.settle(ends.connect());
		expect(held.outcome).toMatchObject({ code: 'peer-lost' });
		expect(a.link.state).toBe('connected');
		const after = a.send();
		await ends.settle(ends.wires.at(-1) ?? wire);
		expect([after.outcome, b.received]).toEqual(['taken', [after.id]]);
	});

	it('ends with the bye of the other side, which first says what it has taken', async () => {
		const { ends, wire } = await connected();
		const [a, b] = ends.sides;
		const taken = a.send();
		await ends.pass();
		wire.deliver(0, 0);
		const held = a.send();
		b.link.bye({ code: 'closing', message: 'Done.' });
		await ends.pass();
		wire.deliver(1, 0);
		await ends.pass();
		expect(taken.outcome).toBe('taken');
		expect(held.outcome).toMatchObject({ code: 'closing', message: 'Done.' });
	});

	it('ends when more waits than is kept, and all of it is reported', async () => {
		const { link, events } = alone();
		const outcomes = Array.from({ length: 5 }, () =>
			link.send({ type: 'send', pad: 'x'.repeat(1_000_000) } as never),
		);
		for (const outcome of outcomes) await expect(outcome).rejects.toMatchObject({ code: 'overflow' });
		expect(events.onEnd).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'overflow' }), true);
	});

	it('goes on without a message that is larger than the peer takes', async () => {
		const { link, attach } = alone();
		const large = link.send({ type: 'send', pad: 'x'.repeat(5_000) } as never);
		attach('c-1').greet({ link: 'l-b', received: 0, messageBytes: 4_096 });
		await expect(large).rejects.toMatchObject({ code: 'too-large' });
		expect(link.state).toBe('connected');
	});
});

describe('hello', () => {
	it('says whose conversation goes on and where it is', () => {
		const { attach } = alone();
		const first = attach('c-1');
		expect(first.hello).not.toHaveProperty('resumes');
		first.greet({ link: 'l-b', received: 0 });
		first.connection.receive(0, '[{"type":"a"},{"type":"b"}]');
		expect(attach('c-2').hello).toMatchObject({ link: first.hello.link, resumes: 'l-b', received: 2 });
	});

	/** Of two messages the other side has acknowledged one. */
	async function halfTaken() {
		const all = alone();
		const first = all.attach('c-1');
		first.greet({ link: 'l-b', received: 0 });
		const sent = ['a', 'b'].map((type) => all.link.send({ type }));
		await turn();
		first.connection.receive(0, '[{"type":"ack","received":1}]');
		return { ...all, sent };
	}

	it('whose count is ahead of what was sent ends the conversation in words', async () => {
		const { events, attach } = await halfTaken();
		const second = attach('c-2');
		second.greet({ link: 'l-b', resumes: second.hello.link, received: 3 });
		expect(second.frames.at(-1)).toContain('"bye","code":"protocol-error"');
		expect(events.onEnd).toHaveBeenCalledOnce();
	});

	it.each([{ resumes: true }, { resumes: false }])(
		'whose count goes back was said before the last connection: this one is cut, the conversation goes on (%o)',
		async ({ resumes }) => {
			const { link, events, attach, sent } = await halfTaken();
			const late = attach('c-0');
			late.greet({ link: 'l-b', ...(resumes && { resumes: late.hello.link }), received: 0 });
			expect(events.onCut).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'replaced' }));
			expect(late.frames.join()).not.toContain('bye');
			expect(link.state).toBe('disconnected');
			const next = attach('c-2');
			expect(next.hello).toMatchObject({ link: late.hello.link, resumes: 'l-b' });
			next.greet({ link: 'l-b', resumes: next.hello.link, received: 2 });
			await expect(Promise.all(sent)).resolves.toHaveLength(2);
			expect(events.onEnd).not.toHaveBeenCalled();
		},
	);

	it('that is late again and again ends the conversation after 30 s: no connection was any good', async () => {
		const { events, attach, sent } = await halfTaken();
		for (let time = 0; time < 15; time++) {
			attach(`c-late-${time}`).greet({ link: 'l-b', received: 0 });
			await vi.advanceTimersByTimeAsync(2_000);
		}
		await vi.advanceTimersByTimeAsync(2_000);
		await expect(sent[1]).rejects.toMatchObject({ code: 'peer-lost' });
		expect(events.onEnd).toHaveBeenCalledOnce();
	});

	it('may count what was sent on a connection before the last, whose own hello came late', async () => {
		const { link, events, attach } = alone();
		const all = attach('c-1');
		all.greet({ link: 'l-b', received: 0 });
		const sent = ['a', 'b', 'c'].map((type) => link.send({ type }));
		await turn();
		const late = attach('c-0');
		late.greet({ link: 'l-b', resumes: late.hello.link, received: 0, windowBytes: 1 });
		const answer = link.send({ type: 'reply' });
		await turn();
		expect(late.frames.join()).not.toContain('"b"');
		const next = attach('c-2');
		next.greet({ link: 'l-b', resumes: next.hello.link, received: 3 });
		await expect(Promise.all(sent)).resolves.toHaveLength(3);
		await turn();
		expect(next.frames.at(-1)).toContain('"reply"');
		next.connection.receive(0, '[{"type":"ack","received":4}]');
		await expect(answer).resolves.toBeUndefined();
		expect(events.onEnd).not.toHaveBeenCalled();
	});

	it('makes its connection the current one: what an older one still brings is discarded, slices too', () => {
		const { events, attach } = alone();
		const first = attach('c-1');
		first.greet({ link: 'l-b', received: 0 });
		first.connection.receive(0, '+[{"type":"ha');
		const second = attach('c-2');
		second.greet({ link: 'l-b', resumes: second.hello.link, received: 0 });
		first.connection.receive(0, '.lf"}]');
		expect(events.onMessages).not.toHaveBeenCalled();
		second.connection.receive(0, '[{"type":"whole"}]');
		expect(events.onMessages).toHaveBeenCalledExactlyOnceWith(0, [{ type: 'whole' }]);
	});

	it('may be preceded by a bye', () => {
		const { events, attach } = alone();
		attach('c-1').connection.receive(0, '[{"type":"bye","code":"forbidden","message":"No."}]');
		expect(events.onEnd).toHaveBeenCalledExactlyOnceWith({ code: 'forbidden', message: 'No.' }, true);
	});
});

/** Delivers so many frames, one of each direction and channel after the other. */
async function step(ends: TwoEnds, wire: Wire, most: number): Promise<void> {
	for (let delivered = 0, idle = 0; delivered < most && idle < 8; idle++) {
		await ends.pass(idle > 3 ? 20 : 0);
		for (const from of [0, 1] as const)
			for (const channel of [0, 1] as const)
				if (delivered < most && wire.deliver(from, channel, 1) > 0) {
					delivered++;
					idle = 0;
				}
	}
}
