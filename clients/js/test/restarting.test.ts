import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakePeerConnection } from './support/fake-rtc.js';
import { connected, settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
	FakePeerConnection.all.length = 0;
});
afterEach(() => {
	vi.useRealTimers();
});

describe('a connection', () => {
	it('is kept when its offerer restarts ICE under the same conn', async () => {
		const { hub, other, state } = await connected();
		const first = FakePeerConnection.last;
		const answers = () => other.signals.filter(({ description }) => description).length;
		const description = await other.connection?.createOffer();
		hub.signal('p-z', { conn: other.conn, description });
		await settle();
		expect(answers()).toBe(2);
		expect(FakePeerConnection.last).toBe(first);
		expect(state()).toBe('connected');
	});

	it('answers eight restarts at most', async () => {
		const { hub, other, state } = await connected();
		const answers = () => other.signals.filter(({ description }) => description).length;
		for (let restarts = 0; restarts < 12; restarts++) {
			const description = await other.connection?.createOffer();
			hub.signal('p-z', { conn: other.conn, description });
			await settle(2_000);
		}
		expect(answers()).toBe(1 + 8);
		expect(state()).toBe('connected');
	});

	it('refuses a restart that comes too soon after many attempts, and stays', async () => {
		const { hub, other, state } = await connected();
		for (let offers = 0; offers < 9; offers++) {
			await other.offer();
			await settle();
		}
		const answers = other.signals.filter(({ description }) => description).length;
		const description = await other.connection?.createOffer();
		hub.signal('p-z', { conn: other.conn, description });
		await settle();
		expect(other.signals.filter((each) => each.description)).toHaveLength(answers);
		expect(other.signals.at(-1)).toMatchObject({ conn: other.conn, refused: { code: 'rate-limited' } });
		expect(state()).toBe('connected');
	});

	describe('over which nothing passes', () => {
		const both = ['p-a', { iceRestart: true }, { iceRestart: true }] as const;

		/** The connection of this side, where it offers. */
		function own(): FakePeerConnection {
			const [first] = FakePeerConnection.all;
			if (!first) throw new Error('no connection was made');
			return first;
		}

		it('restarts ICE where this side offers and both can', async () => {
			const { hub, other, state } = await connected(...both);
			const first = own();
			first.interrupt();
			await settle();
			const sent = hub.received.filter(({ type }) => type === 'signal');
			expect(sent).toMatchObject([
				{ conn: other.conn, description: { type: 'offer' } },
				{ conn: other.conn, candidate: {} },
				{ conn: other.conn, description: { type: 'offer' } },
				{ conn: other.conn, candidate: {} },
			]);
			expect(first.restarts).toBe(1);
			expect(other.connections).toBe(0);
			expect(state()).toBe('connected');
		});

		it.each([
			['the peer offers', ['p-z', { iceRestart: true }, { iceRestart: true }]],
			['this side cannot', ['p-a', { iceRestart: false }, { iceRestart: true }]],
			['the peer cannot', ['p-a', { iceRestart: true }, { iceRestart: false }]],
		] as const)('does not where %s', async (_, [id, options, entry]) => {
			const { state } = await connected(id, options, entry);
			for (const each of FakePeerConnection.all) each.interrupt();
			await settle();
			expect(FakePeerConnection.all.map(({ restarts }) => restarts)).toEqual([0, 0]);
			expect(state()).toBe('connected');
		});

		it('does not again while the peer does not answer', async () => {
			const { other } = await connected(...both);
			const first = own();
			other.deaf = true;
			first.interrupt();
			first.interrupt();
			await settle();
			expect(first.restarts).toBe(1);
		});

		it('counts as an attempt to connect', async () => {
			const { hub, other } = await connected(...both);
			for (let restarts = 0; restarts < 8; restarts++) {
				own().interrupt();
				await settle();
			}
			const conns = new Set([other.conn]);
			for (let asked = 0; asked < 3; asked++) {
				hub.signal('p-a', { want: 'connect' });
				await settle();
				conns.add(other.conn);
			}
			expect(conns.size).toBe(2);
			expect(other.signals.at(-1)).toMatchObject({ refused: { code: 'rate-limited' } });
		});

		it('does so eight times at most', async () => {
			await connected(...both);
			const first = own();
			for (let restarts = 0; restarts < 12; restarts++) {
				first.interrupt();
				await settle();
			}
			expect(first.restarts).toBe(8);
		});
	});
});
