import { RTCPeerConnection } from 'node-datachannel/polyfill';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { isSnapshotEvent, type InspectionEvent, join } from 'xstate-webrtc';
import { eventually } from '../src/eventually.ts';
import { Sample } from '../src/sample.ts';

it('Node inspects the order in the JVM', async () => {
	await using sample = await Sample.start('xstate.webrtc.relay.enabled=false');
	const channel = join(sample.signaling, {
		channel: 'sample-app',
		name: 'a script',
		kind: 'node',
		webSocket: WebSocket,
		rtcPeerConnection: RTCPeerConnection,
	});
	try {
		await channel.joined;
		const shop = await eventually(() => {
			const found = channel.peers.find((peer) => peer.kind === 'jvm');
			if (!found) throw new Error('The application is no peer of its channel');
			return found;
		});
		const events: InspectionEvent[] = [];
		channel.inspect(shop.peerId, { onEvents: (more) => events.push(...more) });

		await eventually(() => {
			const order = events.find((event) => event.type === '@xstate.actor' && event.name === 'order');
			expect(order).toBeDefined();
			const changes = events.filter(
				(event) => isSnapshotEvent(event) && event.sessionId === order?.sessionId,
			);
			expect(changes.length).toBeGreaterThanOrEqual(5);
		}, 30_000);

		expect(channel.connection(shop.peerId)?.state).toBe('connected');
		const seqs = events.slice(-5).map((event) => event._seq);
		expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
	} finally {
		channel.close();
	}
});
