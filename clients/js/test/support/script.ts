import fc from 'fast-check';
import type { ChannelId } from '../../src/link/hello.js';
import type { TwoEnds, Which, Wire } from './two-ends.js';

/** Something that happens to two peers or to what is between them. */
export interface Step {
	happen(ends: TwoEnds): void | Promise<void>;
	/** For the counterexample. */
	toString(): string;
}

const side = fc.constantFrom<Which[]>(0, 1);
/** Counted from the newest. */
const back = fc.constantFrom(0, 0, 0, 1, 2);
const channel = fc.constantFrom<ChannelId[]>(0, 0, 0, 1);

function step<T extends unknown[]>(
	name: string,
	happen: (ends: TwoEnds, ...args: T) => void | Promise<void>,
	...args: { [K in keyof T]: fc.Arbitrary<T[K]> }
): fc.Arbitrary<Step> {
	return (fc.tuple(...args) as fc.Arbitrary<T>).map((drawn) => ({
		happen: (ends) => happen(ends, ...drawn),
		toString: () => `${name}(${drawn.join(', ')})`,
	}));
}

function on(ends: TwoEnds, counted: number): Wire {
	return ends.wires.at(-1 - counted) ?? ends.wire();
}

const send = step(
	'send',
	({ sides }, which, bytes, type) => {
		sides[which].send(bytes, type);
	},
	side,
	fc.constantFrom(10, 10, 10, 3_000, 9_000, 60_000),
	fc.constantFrom('send', 'send', 'send', 'reply'),
);
const deliver = step(
	'deliver',
	(ends, counted, from, id, frames) => {
		on(ends, counted).deliver(from, id, frames);
	},
	back,
	side,
	channel,
	fc.constantFrom(1, 1, 2, 1_000),
);
const open = step(
	'open',
	(ends, counted, which) => {
		ends.sides[which].open(on(ends, counted));
	},
	back,
	side,
);
const notice = step(
	'notice',
	(ends, counted, which) => {
		ends.sides[which].notice(on(ends, counted));
	},
	back,
	side,
);
const begin = step('wire', (ends) => {
	ends.wire();
});
const connect = step('connect', (ends) => {
	ends.connect();
});
const sever = step(
	'sever',
	(ends, counted) => {
		on(ends, counted).sever();
	},
	back,
);
const settle = step('settle', (ends, counted) => ends.settle(on(ends, counted)), back);
const pass = step('pass', (ends, ms) => ends.pass(ms), fc.constantFrom(1, 50, 300));
const passLong = step('pass', (ends, ms) => ends.pass(ms), fc.constantFrom(5_000, 16_000, 31_000));
const restart = step(
	'restart',
	(ends, which) => {
		ends.sides[which].restart();
	},
	side,
);
const bye = step(
	'bye',
	({ sides }, which) => {
		sides[which].link.bye({ code: 'closing', message: 'Bye.' });
	},
	side,
);

const cuts: fc.WeightedArbitrary<Step>[] = [
	{ weight: 8, arbitrary: send },
	{ weight: 14, arbitrary: deliver },
	{ weight: 4, arbitrary: open },
	{ weight: 2, arbitrary: notice },
	{ weight: 2, arbitrary: begin },
	{ weight: 2, arbitrary: connect },
	{ weight: 1, arbitrary: sever },
	{ weight: 2, arbitrary: settle },
	{ weight: 2, arbitrary: pass },
];

const ends: fc.WeightedArbitrary<Step>[] = [
	{ weight: 1, arbitrary: restart },
	{ weight: 1, arbitrary: bye },
	{ weight: 1, arbitrary: passLong },
];

function script(...steps: fc.WeightedArbitrary<Step>[]): fc.Arbitrary<Step[]> {
	return fc.array(fc.oneof(...steps), { maxLength: 60, size: 'max' });
}

/** Sends, deliveries and cuts of all kinds, in less time than a conversation survives without a connection. */
export const cutScripts = script(...cuts);

/** Conversations end too: by a word, by a restart, by too long a cut. */
export const endScripts = script(...cuts, ...ends);
