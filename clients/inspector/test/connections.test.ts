import { describe, expect, it } from 'vitest';
import type { ConnectionInfo } from '../src/channel/types.ts';
import { ConnectionRecord, type Sample } from '../src/store/connection-record.ts';
import { pathWords } from '../src/views/connections/connection-words.ts';
import { roundTrips, throughput } from '../src/views/connections/throughput.ts';
import { manualStore, present } from './events.ts';

const info = (state: ConnectionInfo['state'], members: Partial<ConnectionInfo> = {}): ConnectionInfo => ({
	state,
	bytesSent: 0,
	bytesReceived: 0,
	messagesSent: 0,
	messagesReceived: 0,
	...members,
});

const sample = (time: number, bytesReceived: number, roundTripTimeMs?: number): Sample => ({
	...info('connected', { bytesReceived }),
	time,
	roundTripTimeMs,
});

describe('what is remembered of a connection', () => {
	it('is since when it is as it is, and how often it was cut', () => {
		const record = new ConnectionRecord(1_000);
		expect(record.update(info('connecting'), 2_000)).toBeUndefined();
		expect(record.update(info('connected'), 3_000)).toBeUndefined();
		expect(record.update(info('connected', { bytesSent: 9 }), 4_000)).toBeUndefined();
		expect(record.past).toMatchObject({ since: 3_000, cuts: 0 });
		expect(record.update(info('disconnected'), 5_000)).toBe('cut');
		expect(record.update(info('connecting'), 6_000)).toBeUndefined();
		expect(record.update(info('connected'), 7_000)).toBe('healed');
		expect(record.past).toMatchObject({ since: 7_000, cuts: 1 });
	});

	it('is bounded, and counts what it no longer holds', () => {
		const record = new ConnectionRecord(0);
		for (let i = 1; i <= 200; i++) {
			record.update(info('connected', { bytesSent: i }), i);
			record.gapped(10, i);
		}
		const { samples, gaps } = record.past;
		expect([samples.length, samples[0]?.time, samples.at(-1)?.time]).toEqual([60, 141, 200]);
		expect(gaps).toMatchObject({ count: 200, dropped: 2_000 });
		expect([gaps.recent.length, gaps.recent[0]?.time]).toEqual([20, 200]);
	});

	it('is noted in the log where it takes a turn', () => {
		const { store, publish } = manualStore();
		const update = present('p-1');
		for (const state of ['connected', 'disconnected', 'disconnected', 'connected'] as const) {
			store.setPeers([{ ...update, connection: info(state) }]);
		}
		expect(
			publish()
				.log.from(0)
				.map(({ type }) => type),
		).toEqual([
			'joined the channel',
			'lost its connection to this page: it is made again',
			'is connected again',
		]);
		expect(publish().peers[0]?.past.cuts).toBe(1);
	});
});

describe('the throughput of a connection', () => {
	const samples = [sample(0, 0), sample(2_000, 1_000), sample(4_000, 5_000), sample(6_000, 9_000)];

	it('is over the last seconds', () => {
		expect(throughput(samples, 'bytesReceived', 6_500)).toBe(2_000);
		expect(throughput(samples.slice(0, 1), 'bytesReceived', 500)).toBe(0);
		expect(throughput([], 'bytesReceived', 0)).toBe(0);
	});

	it('is none once nothing new is told, and never below', () => {
		expect(throughput(samples, 'bytesReceived', 20_000)).toBe(0);
		expect(throughput([sample(0, 9_000), sample(2_000, 0)], 'bytesReceived', 2_000)).toBe(0);
		expect(throughput([sample(0, 0), sample(60_000, 6_000)], 'bytesReceived', 60_000)).toBe(100);
	});
});

describe('the line of round-trip times', () => {
	it('runs over time, later to the right and longer to the top', () => {
		const { points, least, most } = roundTrips([sample(0, 0, 10), sample(1_000, 0), sample(4_000, 0, 30)]);
		expect(points.map(([x]) => x)).toEqual([0, 1]);
		expect(points.map(([, y]) => y)).toEqual([1, 0]);
		expect([least, most]).toEqual([10, 30]);
	});

	it('is level where nothing changes, and not there for one time alone', () => {
		expect(roundTrips([sample(0, 0, 5), sample(1, 0, 5)]).points.map(([, y]) => y)).toEqual([0.5, 0.5]);
		expect(roundTrips([sample(0, 0, 0), sample(1, 0, 0)]).points.map(([, y]) => y)).toEqual([0.5, 0.5]);
		expect(roundTrips([sample(0, 0, 5)]).points).toEqual([]);
		expect(roundTrips([]).points).toEqual([]);
	});
});

describe('a path in words', () => {
	it.each([
		['host', 'host', 'udp', 'Direct', false],
		['host', 'srflx', 'udp', 'Direct, through a NAT', false],
		['prflx', 'host', 'tcp', 'Direct, through a NAT', false],
		['relay', 'host', 'udp', 'Through a TURN server', true],
		['relay', 'relay', 'websocket', 'Through the hub', true],
	] as const)('%s to %s over %s is %s', (local, remote, protocol, words, isRelayed) => {
		expect(pathWords({ local, remote, protocol })).toEqual([words, isRelayed]);
	});
});
