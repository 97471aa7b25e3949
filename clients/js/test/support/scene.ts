import { expect, vi } from 'vitest';
import {
	type Channel,
	type InspectionEvent,
	type InspectOptions,
	join,
	type JoinOptions,
} from '../../src/core.js';
import { FakeHub } from './fake-hub.js';
import { FakePeerConnection } from './fake-rtc.js';
import { ScriptedPeer } from './scripted-peer.js';

/** Lets everything happen that needs no time. */
export async function settle(ms = 0): Promise<void> {
	await vi.advanceTimersByTimeAsync(ms);
}

/** A hub, a channel on it and another peer with a larger id, all in memory; needs fake timers. */
export function scene(otherId = 'p-z', options: Partial<JoinOptions> = {}, entry: object = {}) {
	const hub = new FakeHub();
	const other = new ScriptedPeer(hub, otherId, FakePeerConnection.engine, entry);
	const channel: Channel = join('ws://hub.test/xstate/signaling', {
		channel: 'orders',
		name: 'inspector',
		kind: 'inspector',
		webSocket: hub.webSocket,
		rtcPeerConnection: FakePeerConnection.engine,
		...options,
	});
	return { hub, other, channel };
}

/** Notes what an inspection tells. */
export function notes() {
	const told: unknown[] = [];
	const options: InspectOptions = {
		onEvents: (events: InspectionEvent[]) => told.push(...events.map(({ type, _seq }) => `${type} ${_seq}`)),
		onSynced: (sessionIds) => told.push(['synced', ...sessionIds]),
		onGap: (dropped) => told.push(['gap', dropped]),
		onRestart: () => told.push('restart'),
		onError: ({ code }) => told.push(['error', code]),
	};
	return { told, options };
}

/** A channel that is connected to the other peer. */
export async function connected(otherId = 'p-z', joinOptions: Partial<JoinOptions> = {}, entry: object = {}) {
	const all = scene(otherId, joinOptions, entry);
	await settle();
	const { told, options } = notes();
	const inspection = all.channel.inspect(otherId, options);
	await settle();
	expect(all.channel.connection(otherId)?.state).toBe('connected');
	return { ...all, told, inspection, state: () => all.channel.connection(otherId)?.state };
}
