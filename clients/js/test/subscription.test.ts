import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActorView } from '../src/index.js';
import { FakePeerConnection } from './support/fake-rtc.js';
import { actorScene } from './support/actor-scene.js';
import { settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
});
afterEach(() => {
	vi.useRealTimers();
});

describe('to subscribe', () => {
	const subscribed = async () => {
		const all = await actorScene();
		const views: ActorView[] = [];
		const emitted: unknown[] = [];
		const listener = {
			onChange: (view: ActorView) => views.push(view),
			onEmitted: (event: unknown) => emitted.push(event),
		};
		const subscription = all.order.subscribe(listener);
		await settle();
		return { ...all, views, emitted, subscription };
	};
	const snapshot = { status: 'active', value: 'cart', context: { n: 1 } };

	it('tells snapshots with the connection beside them, emitted events, and the end', async () => {
		const { other, views, emitted } = await subscribed();
		other.send(
			0,
			{ type: 'snapshot', id: 1, rev: 1, snapshot },
			{ type: 'snapshot', id: 1, rev: 2, snapshot: 'none' },
			{ type: 'emitted', id: 1, event: { type: 'PAID' } },
			{ type: 'complete', id: 1, status: 'done', output: 5 },
			{ type: 'snapshot', id: 1, rev: 3, snapshot: { status: 'active' } },
		);
		await settle();
		expect(views.at(-1)).toEqual({
			snapshot,
			connection: 'connected',
			ending: { type: 'complete', status: 'done', output: 5 },
		});
		expect(emitted).toEqual([{ type: 'PAID' }]);
	});

	it('goes on in a new conversation, with the last snapshot meanwhile', async () => {
		const { other, views } = await subscribed();
		other.send(0, { type: 'snapshot', id: 1, rev: 1, snapshot });
		await settle();
		other.send(0, { type: 'bye', code: 'closing', message: '' });
		await settle();
		expect(views.at(-1)).toMatchObject({ snapshot, connection: 'connecting' });
		await settle(1_000);
		expect(other.got(0, 'subscribe')).toEqual([{ type: 'subscribe', id: 2, to: '@order' }]);
		const next = { status: 'active', value: 'paid' };
		other.send(0, { type: 'snapshot', id: 2, rev: 1, snapshot: next });
		await settle();
		expect(views.at(-1)).toEqual({ snapshot: next, connection: 'connected' });
	});

	it('waits for a peer that left, and knows that it is lost', async () => {
		const { other, hub, views } = await subscribed();
		hub.socket.deliver({ type: 'peer-left', peerId: 'p-z', reason: 'left' });
		await settle();
		expect(views.at(-1)).toMatchObject({ connection: 'lost' });
		expect(views.at(-1)).not.toHaveProperty('ending');
		hub.enter(other);
		await settle(1_000);
		expect(other.got(0, 'subscribe')).toHaveLength(1);
	});

	it('ends with the peer’s refusal', async () => {
		const { other, views } = await subscribed();
		other.send(0, { type: 'failure', id: 1, code: 'forbidden', message: 'You lack inspect.' });
		await settle();
		expect(views.at(-1)?.ending).toMatchObject({ type: 'failure', code: 'forbidden' });
	});

	it('is silent once it is ended', async () => {
		const { other, views, subscription } = await subscribed();
		const before = views.length;
		subscription.unsubscribe();
		subscription.unsubscribe();
		other.send(0, { type: 'snapshot', id: 1, rev: 1, snapshot });
		await settle();
		expect(views).toHaveLength(before);
		expect(other.got(0, 'unsubscribe')).toHaveLength(1);
	});
});
