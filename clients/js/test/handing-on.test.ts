import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actorScene } from './support/actor-scene.js';
import { FakePeerConnection } from './support/fake-rtc.js';
import { settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
});
afterEach(() => {
	vi.useRealTimers();
});

// As README takes them apart, and as useSyncExternalStore takes `subscribe`.
describe('a function that is handed on without its object', () => {
	it('ends a subscription', async () => {
		const { order, other } = await actorScene();
		const told = vi.fn();
		const { unsubscribe } = order.subscribe({ onChange: told });
		await settle();
		unsubscribe();
		await settle();
		expect(other.got(0, 'unsubscribe')).toHaveLength(1);
	});

	it('subscribes to the channel and to a directory', async () => {
		const { channel, other } = await actorScene();
		const directory = channel.actors();
		const listeners = [channel.subscribe, directory.subscribe].map((subscribe) => {
			const listener = vi.fn();
			subscribe(listener);
			return listener;
		});
		await settle();
		other.send(0, { type: 'actor', id: 1, change: 'listed', actor: { sessionId: 'x:1', status: 'active' } });
		await settle();
		for (const listener of listeners) expect(listener).toHaveBeenCalled();
	});
});
