import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { join } from '../src/core.js';
import { FakePeerConnection } from './support/fake-rtc.js';
import { connected, scene, settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

it('a suspended channel is taken up under the same id, and nobody was told of an end', async () => {
	const { hub, other, channel } = await connected();
	const resume = channel.suspend();
	await settle(1_000);
	expect(channel.status.state).toBe('closed');
	expect(hub.ofType('leave')).toEqual([]);
	expect(other.got(0, 'bye')).toEqual([]);
	expect(FakePeerConnection.last.connectionState).toBe('closed');
	hub.nextId = 'p-new';
	const again = join('ws://hub.test/xstate/signaling', {
		channel: 'orders',
		name: 'inspector',
		kind: 'inspector',
		webSocket: hub.webSocket,
		...(resume !== undefined && { resume }),
	});
	await settle();
	expect(again.self?.peerId).toBe('p-m');
	expect(channel.suspend()).toBeUndefined();
});

it('a token that is too old gives a new id', async () => {
	const { hub, channel } = scene('p-z', { resume: 'stale' });
	await settle(1_000);
	expect(hub.ofType('join').map(({ resume }) => resume)).toEqual(['stale', undefined]);
	expect(channel.status.state).toBe('joined');
});

it('a channel that is suspended before it joined has nothing to take up', async () => {
	const { channel } = scene();
	expect(channel.suspend()).toBeUndefined();
	await expect(channel.joined).rejects.toMatchObject({ code: 'closed' });
});
