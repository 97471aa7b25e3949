import fc from 'fast-check';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChannelError } from '../src/channel-error.js';
import { Link } from '../src/link/link.js';
import { cutScripts, endScripts, type Step } from './support/script.js';
import { type LinkClass, type Side, TwoEnds } from './support/two-ends.js';

/** Scripts to try of each kind; `LINK_RUNS=100000 npx vitest run promise` for a long run. */
const numRuns = Number(process.env.LINK_RUNS ?? 120);
const timeout = 30_000 + numRuns * 100;

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

/** Takes what older connections still bring. */
class Unfenced extends Link {
	protected override fence(): void {
		return;
	}
}

async function play(linkClass: LinkClass, steps: readonly Step[]): Promise<TwoEnds> {
	vi.clearAllTimers();
	const ends = new TwoEnds(linkClass);
	await ends.settle(ends.connect());
	for (const step of steps) {
		await step.happen(ends);
		await ends.pass();
		for (const { received } of ends.sides) expect(received).toEqual([...new Set(received)]);
	}
	for (const wire of ends.wires) for (const side of ends.sides) side.notice(wire);
	await ends.settle(ends.connect());
	return ends;
}

/** What protocol §3 promises for everything sent by a side, once there was a good connection. */
function mustBeKept(sender: Side, receiver: Side): void {
	const { received } = receiver;
	expect(received).toEqual([...new Set(received)]);
	for (const { id, outcome, toldTooEarly } of sender.sent) {
		expect(outcome, `${id} is taken or reported`).toBeDefined();
		if (outcome === 'taken') expect(received, id).toContain(id);
		else expect(outcome, id).toBeInstanceOf(ChannelError);
		expect(toldTooEarly ?? false, `${id} told too early`).toBe(false);
	}
	for (const exempt of [true, false]) {
		const sent = sender.sent.filter((each) => each.exempt === exempt).map(({ id }) => id);
		const inOrder = sent.filter((id) => received.includes(id));
		expect(received.filter((id) => sent.includes(id))).toEqual(inOrder);
	}
}

async function mustSurviveCuts(linkClass: LinkClass, steps: readonly Step[]): Promise<void> {
	const { sides } = await play(linkClass, steps);
	for (const [sender, receiver] of [sides, [sides[1], sides[0]]] as const) {
		mustBeKept(sender, receiver);
		expect(sender.ends).toBe(0);
		expect(sender.sent.filter(({ outcome }) => outcome !== 'taken')).toEqual([]);
		expect(receiver.received).toHaveLength(sender.sent.length);
	}
}

async function mustSurviveEnds(linkClass: LinkClass, steps: readonly Step[]): Promise<void> {
	const { sides } = await play(linkClass, steps);
	mustBeKept(sides[0], sides[1]);
	mustBeKept(sides[1], sides[0]);
}

describe('whatever is cut whenever', () => {
	it('every message is taken once and in order, and its sender told', { timeout }, async () => {
		await fc.assert(
			fc.asyncProperty(cutScripts, (steps) => mustSurviveCuts(Link, steps)),
			{ numRuns },
		);
	});

	it('and whichever conversation ends, what was not taken is reported', { timeout }, async () => {
		await fc.assert(
			fc.asyncProperty(endScripts, (steps) => mustSurviveEnds(Link, steps)),
			{ numRuns },
		);
	});

	it('a link that takes what older connections still bring is found out', { timeout }, async () => {
		const property = fc.asyncProperty(cutScripts, (steps) => mustSurviveCuts(Unfenced, steps));
		expect((await fc.check(property, { numRuns: 2_000, endOnFailure: true })).failed).toBe(true);
	});
});
