import { expect, it } from 'vitest';
import { Hub } from '../src/cuts/hub.ts';
import { Network } from '../src/cuts/network.ts';
import { LAST_WORDS } from '../src/cuts/page-peer.ts';
import { Pair } from '../src/cuts/pair.ts';
import { javaPeer, pagePeer } from '../src/cuts/peers.ts';
import { judge, WHOLE } from '../src/cuts/verdict.ts';
import { describeWith } from '../src/with-programs.ts';

/** How often the page is loaded anew in each way: `RELOADS=10 npx vitest run tests/page-reload.test.ts`. */
const TIMES = Number(process.env.RELOADS ?? 1);

describeWith(['chromium', 'unshare', 'nsenter', 'ip'], 'a page that is loaded anew amid messages', () => {
	it.each([
		{ leaveBy: 'suspend', id: 'its own', ids: 1 },
		{ leaveBy: 'close', id: 'another', ids: TIMES + 1 },
	] as const)(
		'after $leaveBy goes on under $id id: none is lost or doubled, and what it concerned is reported',
		{ timeout: 120_000 + TIMES * 30_000 },
		async ({ leaveBy, ids }) => {
			using network = await Network.create();
			await using hub = await Hub.start(network);
			await using jvm = await javaPeer(network, hub);
			await using page = await pagePeer(network, hub);
			const pair = new Pair(jvm, page);
			await pair.settled();
			const seen = new Set([(await page.status()).peerId]);
			for (let time = 1; time <= TIMES; time++) {
				await pair.through(() => page.reload(leaveBy));
				seen.add((await page.status()).peerId);
			}
			expect(seen.size).toBe(ids);
			expect(pair.fewestUnacknowledged).toBeGreaterThan(0);
			const [ofJvm, ofPage] = await pair.books();
			for (const [way, verdict] of [
				['JVM to page', judge(ofJvm, ofPage)],
				['page to JVM', judge(ofPage, ofJvm)],
			] as const) {
				process.stdout.write(`${TIMES} times ${leaveBy}, ${way}: ${JSON.stringify(verdict)}\n`);
				expect(verdict).toMatchObject(WHOLE);
			}
			// What a page says in its last moment nobody can have acknowledged.
			expect(ofPage.undelivered.length).toBeGreaterThanOrEqual(TIMES * LAST_WORDS);
		},
	);
});
