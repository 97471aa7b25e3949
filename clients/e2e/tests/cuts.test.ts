import { describe, expect, it } from 'vitest';
import { type Cut, LOST, SURVIVED } from '../src/cuts/cuts.ts';
import { Hub } from '../src/cuts/hub.ts';
import { Network } from '../src/cuts/network.ts';
import type { NumberedPeer } from '../src/cuts/numbered-peer.ts';
import { Pair } from '../src/cuts/pair.ts';
import { javaPeer, nodePeer, pagePeer } from '../src/cuts/peers.ts';
import { judge, type Verdict, WHOLE } from '../src/cuts/verdict.ts';
import { describeWith } from '../src/with-programs.ts';

/** How often each cut is made: `CUTS=10 npx vitest run tests/cuts.test.ts` is the whole of it. */
const TIMES = Number(process.env.CUTS ?? 1);

/** Each way, cuts or not. */
const MESSAGES = 20_000;

type Start = (network: Network, hub: Hub) => Promise<NumberedPeer>;

const OTHERS: Readonly<Record<string, Start>> = { Node: nodePeer, Chromium: pagePeer };

describeWith(
	['chromium', 'unshare', 'nsenter', 'ip'],
	'a JVM and another process, cut from each other',
	() => {
		// Most of the time is spent waiting: for those that are stopped, and for those that give up.
		describe.concurrent.each(Object.entries(OTHERS))('the other being %s', (name, start) => {
			it(`loses, doubles and reorders nothing: each cut ${TIMES} times`, { timeout: 3_600_000 }, async () => {
				await through(`${name}, survived`, start, SURVIVED, [], (verdict) => {
					expect(verdict).toMatchObject({ ...WHOLE, reported: 0 });
					expect(verdict.arrived).toBe(verdict.sent);
				});
			});

			it(`reports what was lost for good: each cut ${TIMES} times`, { timeout: 3_600_000 }, async () => {
				await through(`${name}, lost`, start, LOST, ['xstate.webrtc.relay.enabled=false'], (verdict) => {
					expect(verdict).toMatchObject(WHOLE);
					expect(verdict.reported).toBeGreaterThan(0);
				});
			});
		});
	},
);

/** @param scene before all that is told of it: others are played at the same time */
async function through(
	scene: string,
	start: Start,
	cuts: Readonly<Record<string, Cut>>,
	settings: string[],
	expected: (verdict: Verdict) => void,
): Promise<void> {
	using network = await Network.create();
	await using hub = await Hub.start(network, ...settings);
	await using one = await javaPeer(network, hub);
	await using other = await start(network, hub);
	const pair = new Pair(one, other);
	await pair.settled();
	for (const [title, cut] of Object.entries(cuts)) {
		for (let time = 1; time <= TIMES; time++) {
			const begun = performance.now();
			await pair.through(() => cut({ pair, hub, network }));
			const ms = Math.round(performance.now() - begun);
			tell(
				`${scene}: ${title} (${time}), settled after ${ms} ms, reported ${(await pair.reported()).join(' and ')}`,
			);
		}
	}
	await pair.upTo(MESSAGES);
	const [ofOne, ofOther] = await pair.books();
	const verdicts = { 'from the JVM': judge(ofOne, ofOther), 'to the JVM': judge(ofOther, ofOne) };
	for (const [way, verdict] of Object.entries(verdicts)) tell(`${scene}: ${way}: ${JSON.stringify(verdict)}`);
	tell(`${scene}: at a cut at least ${pair.fewestUnacknowledged} messages each way were unacknowledged.`);
	expect(pair.fewestUnacknowledged).toBeGreaterThan(0);
	Object.values(verdicts).forEach(expected);
}

/** The figures, to be read by people. */
function tell(line: string): void {
	process.stdout.write(`${line}\n`);
}
