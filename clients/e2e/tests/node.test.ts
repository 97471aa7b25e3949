import { expect, it } from 'vitest';
import { isSnapshotEvent } from 'xstate-webrtc';
import { eventually } from '../src/eventually.ts';
import { NodePeer } from '../src/node-peer.ts';
import { Sample } from '../src/sample.ts';

it('Node inspects the order in the JVM', async () => {
	await using sample = await Sample.start();
	using peer = await NodePeer.inspect(sample.signaling);

	await eventually(() => {
		const order = peer.events.find((event) => event.type === '@xstate.actor' && event.name === 'order');
		expect(order).toBeDefined();
		const changes = peer.events.filter(
			(event) => isSnapshotEvent(event) && event.sessionId === order?.sessionId,
		);
		expect(changes.length).toBeGreaterThanOrEqual(5);
	}, 30_000);

	expect(peer.connection?.state).toBe('connected');
	const seqs = peer.events.slice(-5).map((event) => event._seq);
	expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
});
