import { readFileSync } from 'node:fs';
import { RTCPeerConnection } from 'node-datachannel/polyfill';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Ending, type InspectionEvent, isSnapshotEvent, join } from 'xstate-webrtc';
import { launch } from '../src/browsers.ts';
import { bundle } from '../src/cuts/bundle.ts';
import { eventually } from '../src/eventually.ts';
import { Sample } from '../src/sample.ts';
import { describeWith } from '../src/with-programs.ts';

const LABEL = 'sample-app';

describeWith(['chromium'], 'a cart in Chromium', () => {
	it('is found, asked, watched and inspected from Node, and nothing passes through the JVM', async () => {
		await using sample = await Sample.start();
		const script = readFileSync(
			await bundle('cart-page', 'iife', new URL('../src/sample.ts', import.meta.url).href),
			'utf8',
		);
		const browser = await launch('chromium');
		const engines = { webSocket: WebSocket, rtcPeerConnection: RTCPeerConnection };
		const clerk = join(sample.signaling, { channel: LABEL, name: 'clerk', kind: 'node', ...engines });
		try {
			const page = await browser.newPage();
			await page.setBypassCSP(true);
			await page.goto(`${sample.page}config.json`);
			await page.addScriptTag({ content: script });
			await page.evaluate(`start(${JSON.stringify(sample.signaling)}, '${LABEL}')`);
			await clerk.joined;
			const customer = await eventually(() => {
				const found = clerk.peers.find(({ name }) => name === 'customer');
				if (!found) throw new Error('The page is not in the channel');
				return found.peerId;
			});

			const found = await clerk.actors({ peerId: customer, systemId: 'cart' }).listed;
			expect(found).toMatchObject([{ src: 'cart', systemId: 'cart', status: 'active' }]);
			const cart = clerk.actor(`xstate://${LABEL}/${customer}/@cart`);
			const events: InspectionEvent[] = [];
			clerk.inspect(customer, { onEvents: (more) => events.push(...more) });
			const subscription = cart.subscribe({ onChange: () => undefined });
			const told: Ending[] = [];
			clerk.actor(`xstate://${LABEL}/${customer}/@wish-list`).watch((ending) => told.push(ending));
			expect(await cart.ask({ type: 'PAY' })).toMatchObject({ accepted: false });
			await cart.send({ type: 'ADD', items: 2 });
			expect(await cart.ask({ type: 'PAY' })).toMatchObject({ accepted: true, snapshot: { value: 'paid' } });
			await eventually(() => {
				expect(subscription.view.ending).toMatchObject({ status: 'done', output: { total: 20 } });
				const newest = events.filter((event) => isSnapshotEvent(event)).at(-1);
				expect(newest).toMatchObject({ snapshot: { status: 'done', value: 'paid', context: { items: 2 } } });
			});

			expect(clerk.connection(customer)?.path).toMatchObject({ local: 'host' });
			const known = (await sample.get('actuator/xstatepeers')) as {
				peers: { name: string; state: string }[];
			};
			expect(new Map(known.peers.map(({ name, state }) => [name, state]))).toEqual(
				new Map([
					['clerk', 'none'],
					['customer', 'none'],
				]),
			);

			expect(told).toEqual([]);
			await page.close();
			await eventually(() => {
				expect(told).toMatchObject([{ type: 'failure', code: 'peer-lost' }]);
			});
		} finally {
			clerk.close();
			await browser.close();
		}
	});
});
