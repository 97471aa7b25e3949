import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { join, type PeerConnectionClass } from '../src/core.js';
import { FakeHub } from './support/fake-hub.js';
import { FakePeerConnection } from './support/fake-rtc.js';
import { RelayedPeer } from './support/relayed-peer.js';
import { notes, settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = true;
});
afterEach(() => {
	FakePeerConnection.blocked = false;
	vi.useRealTimers();
});

const limits = { relayFrameBytes: 16_384 };

/** A channel on a hub that relays, and another peer to which nothing direct opens. */
async function scene(
	otherId: string,
	said: object = limits,
	engine: PeerConnectionClass = FakePeerConnection.engine,
) {
	const hub = new FakeHub();
	hub.joined = { limits: said };
	const other = new RelayedPeer(hub, otherId, FakePeerConnection.engine);
	const channel = join('ws://hub.test/xstate/signaling', {
		channel: 'orders',
		name: 'a page',
		kind: 'browser',
		webSocket: hub.webSocket,
		rtcPeerConnection: engine,
	});
	await settle();
	const { told, options } = notes();
	channel.inspect(otherId, options);
	await settle();
	return { hub, other, channel, told, info: () => channel.connection(otherId) };
}

describe('where no direct connection opens', () => {
	it('the offerer goes on through the hub after 10 s, and the peer is inspected', async () => {
		const { other, told, info } = await scene('p-a');
		await settle(9_999);
		expect(other.relayed).toEqual([]);
		await settle(1);
		expect(other.relayed[0]).toEqual({ type: 'relay', from: 'p-m', to: 'p-a', conn: other.relayConn });
		expect(info()).toMatchObject({ state: 'connected', path: { local: 'relay', remote: 'relay' } });
		expect(other.gotRelayed('inspect')).toHaveLength(1);
		other.sendRelayed(1, { type: '@xstate.event', _seq: 1 }, { type: 'synced', sessionIds: [] });
		expect(told).toEqual(['@xstate.event 1', ['synced']]);
	});

	it('the offerer goes on trying, and is back when one opens', async () => {
		const { other, info } = await scene('p-a');
		await settle(60_000);
		expect(info()?.state).toBe('connected');
		expect(other.relayed.filter(({ type }) => type === 'relay-closed')).toEqual([]);
		expect(other.signals.filter(({ description }) => description).length).toBeGreaterThan(2);
		FakePeerConnection.blocked = false;
		await settle(60_000);
		expect(info()).toMatchObject({ state: 'connected', path: { local: 'host' } });
		expect(other.relayed.at(-1)).toMatchObject({
			type: 'relay-closed',
			conn: other.relayConn,
			code: 'closed',
		});
	});

	it('the other one comes along, and keeps the way through the hub while a direct one is tried', async () => {
		const { other, info } = await scene('p-z');
		other.openRelay('c-hub');
		await settle();
		expect(info()).toMatchObject({ state: 'connected', conn: 'c-hub' });
		await other.offer('c-direct');
		await settle(20_000);
		expect(info()).toMatchObject({ state: 'connected', conn: 'c-hub' });
		expect(other.relayed.some(({ type }) => type === 'relay-closed')).toBe(false);
	});

	it('the conversation is the same over the hub as before', async () => {
		FakePeerConnection.blocked = false;
		const { other, info } = await scene('p-z');
		expect(info()).toMatchObject({ state: 'connected', path: { local: 'host' } });
		const before = other.got(0, 'hello')[0];
		other.send(0, { type: 'weather' });
		await settle();
		other.openRelay('c-hub');
		await settle();
		expect(other.gotRelayed('hello')[0]).toMatchObject({ link: before?.link, resumes: 'l-c-1', received: 1 });
		expect(info()).toMatchObject({ state: 'connected', conn: 'c-hub' });
	});

	it('and this side has no WebRTC at all, it is reached through the hub at once', async () => {
		const none = function () {
			throw new Error('switched off');
		} as unknown as PeerConnectionClass;
		const offering = await scene('p-a', limits, none);
		expect(offering.info()?.state).toBe('connected');
		const answering = await scene('p-z', limits, none);
		expect(answering.other.signals.at(-1)).toMatchObject({ conn: 'c-1', refused: { code: 'unavailable' } });
		answering.other.openRelay('c-hub');
		await settle();
		expect(answering.info()?.state).toBe('connected');
	});

	it('and the hub does not relay, it is asked for nothing', async () => {
		const { other, info } = await scene('p-a', {});
		await settle(60_000);
		expect(other.relayed).toEqual([]);
		expect(info()).toMatchObject({ state: 'connecting', error: { code: 'timeout' } });
	});
});

describe('a connection through the hub', () => {
	it('that the hub ends is made again', async () => {
		const { other, info } = await scene('p-a');
		await settle(10_000);
		const first = other.relayConn;
		other.tell({
			type: 'relay-closed',
			conn: first,
			code: 'overloaded',
			message: 'The peer reads too slowly.',
		});
		await settle();
		expect(info()).toMatchObject({ state: 'disconnected', error: { code: 'overloaded' } });
		await settle(15_000);
		expect(info()?.state).toBe('connected');
		expect(other.relayConn).not.toBe(first);
	});

	it('of which the hub refuses a frame ends for both, and is made again', async () => {
		const { hub, other, info } = await scene('p-a');
		await settle(10_000);
		const first = other.relayConn;
		const ref = { type: 'relay', to: 'p-a' };
		hub.socket.deliver({ type: 'error', code: 'rate-limited', message: 'Slower.', ref });
		await settle();
		expect(info()).toMatchObject({ state: 'disconnected', error: { code: 'rate-limited' } });
		expect(other.relayed.at(-1)).toMatchObject({ type: 'relay-closed', conn: first });
		await settle(15_000);
		expect(info()?.state).toBe('connected');
		expect(other.relayConn).not.toBe(first);
	});

	it('is no other peer’s, nor is an error about a signal about it', async () => {
		const { hub, other, info } = await scene('p-a');
		await settle(10_000);
		const refused = { type: 'error', code: 'rate-limited', message: 'Slower.' };
		hub.socket.deliver({ ...refused, ref: { type: 'relay', to: 'p-b' } });
		hub.socket.deliver({ ...refused, ref: { type: 'signal', to: 'p-a' } });
		await settle();
		expect(info()).toMatchObject({ state: 'connected', conn: other.relayConn });
	});

	it('ends with the socket', async () => {
		const { hub, other, info } = await scene('p-a');
		await settle(10_000);
		other.opens = false;
		hub.socket.end(1006);
		await settle();
		expect(info()?.state).toBe('disconnected');
	});

	it('that nobody answers is given up after 10 s', async () => {
		const { other, info } = await scene('p-a');
		other.opens = false;
		await settle(20_000);
		expect(other.relayed.at(-1)).toMatchObject({ type: 'relay-closed' });
		expect(info()?.state).toBe('connecting');
	});

	it('is not opened by the one with the smaller id', async () => {
		const { other, info } = await scene('p-a');
		other.openRelay('c-wrong');
		await settle();
		expect(other.relayed).toEqual([]);
		expect(info()?.conn).not.toBe('c-wrong');
	});
});
