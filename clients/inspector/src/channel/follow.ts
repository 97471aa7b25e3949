import type { InspectorStore } from '../store/store.ts';
import { mayInspect, maySend } from './permissions.ts';
import type { Channel } from './types.ts';

/** Keeps the store in step with the channel: peers that come and go, and an inspection of each that allows it. */
export function follow(channel: Channel, store: InspectorStore): () => void {
	const inspections = new Map<string, { stop(): void }>();

	const inspect = (peerId: string) =>
		channel.inspect(peerId, {
			onEvents: (events) => {
				store.addEvents(peerId, events);
			},
			onSynced: (sessionIds) => {
				store.synced(peerId, sessionIds);
			},
			onGap: (dropped) => {
				store.gap(peerId, dropped);
			},
			onRestart: () => {
				store.restarted(peerId);
			},
			onError: (error) => {
				store.refused(peerId, error.message);
			},
		});

	const update = () => {
		store.setStatus(channel.status);
		if (channel.status.state === 'closed') {
			store.disconnected();
			return;
		}
		if (channel.self) store.setSelf(channel.self.peerId);
		store.setPeers(
			channel.peers.map((peer) => ({
				peer,
				inspectable: mayInspect(channel.self, peer),
				sendable: maySend(channel.self, peer),
				connection: channel.connection(peer.peerId),
			})),
		);
		const wanted = new Set(
			channel.peers.filter((peer) => mayInspect(channel.self, peer)).map((peer) => peer.peerId),
		);
		for (const [peerId, inspection] of inspections) {
			if (wanted.has(peerId)) continue;
			inspection.stop();
			inspections.delete(peerId);
		}
		for (const peerId of wanted) {
			if (!inspections.has(peerId)) inspections.set(peerId, inspect(peerId));
		}
	};

	const unsubscribe = channel.subscribe(update);
	update();
	return () => {
		unsubscribe();
		for (const inspection of inspections.values()) inspection.stop();
		store.disconnected();
	};
}
