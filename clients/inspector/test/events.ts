import type { InspectionEvent } from '../src/channel/types.ts';
import { InspectorStore } from '../src/store/store.ts';
import { EventLog } from '../src/store/log.ts';
import type { PeerUpdate } from '../src/store/peer-record.ts';
import type { LogEntry } from '../src/store/log-types.ts';
import { peer } from '../dev/fake-channel.ts';

export const actorEvent = (sessionId: string, members: Record<string, unknown> = {}): InspectionEvent => ({
	type: '@xstate.actor',
	_seq: 1,
	sessionId,
	name: 'order',
	createdAt: '1795333633046',
	snapshot: { status: 'active', value: 'cart', context: {} },
	...members,
});

export const sentEvent = (sessionId: string, type: string, _seq = 2): InspectionEvent => ({
	type: '@xstate.event',
	_seq,
	sessionId,
	event: { type },
	createdAt: '1795333633047',
});

export const snapshotEvent = (
	sessionId: string,
	snapshot: Record<string, unknown>,
	type = 'PAY',
): InspectionEvent => ({
	type: '@xstate.snapshot',
	_seq: 3,
	sessionId,
	event: { type },
	snapshot: { status: 'active', ...snapshot },
	createdAt: '1795333633048',
});

export const present = (peerId: string, members: Partial<PeerUpdate> = {}): PeerUpdate => ({
	peer: peer(peerId),
	inspectable: true,
	connection: undefined,
	...members,
});

/** A store that publishes when told to. */
export function manualStore(log = new EventLog()) {
	let draw: readonly (() => void)[] = [];
	let asked = 0;
	const store = new InspectorStore(log, (...tasks) => {
		draw = tasks;
		return () => {
			asked++;
		};
	});
	return {
		store,
		publish: () => {
			for (const task of draw) task();
			return store.getState();
		},
		/** Up to the frame that shows the log. */
		publishFirst: () => draw[0]?.(),
		publishRest: () => draw[1]?.(),
		asked: () => asked,
	};
}

export const entry = (members: Partial<LogEntry> = {}): LogEntry => ({
	id: 1,
	kind: 'event',
	time: 0,
	peerId: 'p-1',
	peerName: 'shop',
	hue: 0,
	type: 'PAY',
	...members,
});
