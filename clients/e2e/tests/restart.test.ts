import { expect, it } from 'vitest';
import { Hub } from '../src/cuts/hub.ts';
import { Network } from '../src/cuts/network.ts';
import { Pair } from '../src/cuts/pair.ts';
import { javaPeer, pagePeer } from '../src/cuts/peers.ts';
import { judge, WHOLE } from '../src/cuts/verdict.ts';
import { eventually } from '../src/eventually.ts';
import { describeWith } from '../src/with-programs.ts';

/** The engines take 5 s to notice, whatever the times of the link. */
const SCALE = 1;

describeWith(
	['chromium', 'unshare', 'nsenter', 'ip'],
	'a JVM and Chromium, between which nothing passes any more',
	() => {
		it('keep the connection when the address changes', { timeout: 120_000 }, async () => {
			await over(async (pair, network) => {
				const connections = await pair.connections();
				await pair.through(async () => {
					network.move();
					await restarted(pair);
				});
				expect(await pair.connections()).toBe(connections);
				expect(await pair.path()).not.toContain('hub');
			});
		});

		it.runIf(process.env.CUTS)(
			'make a new connection where that does not help within 15 s',
			{ timeout: 120_000 },
			async () => {
				await over(async (pair, network) => {
					const connections = await pair.connections();
					await pair.through(async () => {
						network.swallow();
						await restarted(pair);
						await eventually(async () => {
							expect(await pair.connections()).toBeGreaterThan(connections);
						}, 30_000);
						network.heal();
					});
				});
			},
		);
	},
);

async function over(test: (pair: Pair, network: Network) => Promise<void>): Promise<void> {
	using network = await Network.create();
	await using hub = await Hub.start(network);
	await using one = await javaPeer(network, hub, SCALE);
	await using other = await pagePeer(network, hub, SCALE);
	const pair = new Pair(one, other);
	await pair.settled();
	await test(pair, network);
	const [ofOne, ofOther] = await pair.books();
	for (const verdict of [judge(ofOne, ofOther), judge(ofOther, ofOne)]) {
		expect(verdict).toMatchObject({ ...WHOLE, reported: 0 });
		expect(verdict.arrived).toBe(verdict.sent);
	}
	expect(pair.fewestUnacknowledged).toBeGreaterThan(0);
}

async function restarted(pair: Pair): Promise<void> {
	await eventually(async () => {
		expect(await pair.restarts()).toBe(1);
	}, 20_000);
}
