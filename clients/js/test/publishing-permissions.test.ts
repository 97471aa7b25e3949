import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createActor } from 'xstate';
import { createWebRtcInspector } from '../src/index.js';
import { actorScene } from './support/actor-scene.js';
import { FakePeerConnection } from './support/fake-rtc.js';
import { cartMachine } from './support/machines.js';
import { settle } from './support/scene.js';
import { add } from './support/serving-scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
});
afterEach(() => {
	vi.useRealTimers();
});

describe('a peer', () => {
	it('that may not inspect is shown nothing, however early it asks', async () => {
		const { other, channel } = await actorScene();
		await other.offer();
		await settle();
		other.send(1, { type: 'inspect' });
		await settle();
		expect(other.got(1, 'synced')).toEqual([{ type: 'synced', sessionIds: [] }]);
		const cart = createActor(cartMachine, createWebRtcInspector(channel)).start();
		cart.send(add);
		await settle();
		expect(other.received[1].filter(({ type }) => type.startsWith('@'))).toEqual([]);
	});

	it('that may inspect no more before anything was published is shown nothing', async () => {
		const { hub, other, channel } = await actorScene({ permissions: ['inspect'] });
		const permit = async (...permissions: string[]) => {
			hub.socket.deliver({ type: 'peer-updated', peer: { ...other.entry, permissions } });
			await settle();
		};
		await other.offer();
		await settle();
		other.send(1, { type: 'inspect' });
		await permit('send');
		const cart = createActor(cartMachine, createWebRtcInspector(channel)).start();
		cart.send(add);
		await settle();
		expect(other.received[1].filter(({ type }) => type.startsWith('@'))).toEqual([]);
		await permit('send');
		expect(other.got(0, 'bye')).toMatchObject([{ code: 'forbidden' }]);
	});

	it('that may inspect after all is shown what is published then, without asking again', async () => {
		const { hub, other, channel } = await actorScene();
		await other.offer();
		await settle();
		other.send(1, { type: 'inspect' });
		await settle();
		hub.socket.deliver({ type: 'peer-updated', peer: { ...other.entry, permissions: ['inspect'] } });
		createActor(cartMachine, createWebRtcInspector(channel)).start();
		await settle();
		expect(other.got(1, '@xstate.actor')).toHaveLength(1);
	});
});
