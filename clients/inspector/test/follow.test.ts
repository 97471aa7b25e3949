import { describe, expect, it } from 'vitest';
import { FakeChannel, peer } from '../dev/fake-channel.ts';
import { follow } from '../src/channel/follow.ts';
import { actorEvent, manualStore, sentEvent } from './events.ts';

function followed(permissions: string[] = ['inspect']) {
	const channel = new FakeChannel();
	const { store, publish } = manualStore();
	const stop = follow(channel, store);
	channel.change({ status: { state: 'joined' }, self: { peerId: 'me', permissions } });
	return { channel, publish, stop };
}

describe('following a channel', () => {
	it('inspects every peer as it joins', () => {
		const { channel, publish } = followed();
		channel.change({ peers: [peer('p-1')] });
		channel.change({ peers: [...channel.peers, peer('p-2')] });
		channel.tell('p-2', actorEvent('x:0'));
		expect([...channel.inspected.keys()]).toEqual(['p-1', 'p-2']);
		expect(publish().peers[1]?.actors).toHaveLength(1);
	});

	it('ends the inspection of a peer that left, and goes on with its next run', () => {
		const { channel } = followed();
		channel.change({ peers: [peer('p-1')] });
		channel.change({ peers: [peer('p-2', { name: 'p-1' })] });
		expect([...channel.inspected.keys()]).toEqual(['p-2']);
	});

	it('connects to nobody without the permission to inspect, until it is granted', () => {
		const { channel, publish } = followed([]);
		channel.change({ peers: [peer('p-1')] });
		expect(channel.inspected.size).toBe(0);
		expect(publish().peers[0]?.inspectable).toBe(false);
		channel.change({ self: { peerId: 'me', permissions: ['inspect'] } });
		expect(channel.inspected.size).toBe(1);
	});

	it('knows what this page has sent itself', () => {
		const { channel, publish } = followed();
		channel.change({ peers: [peer('p-1')] });
		channel.tell('p-1', { ...sentEvent('x:0', 'PAY'), sourceId: 'me/' });
		expect(
			publish()
				.log.from(0)
				.flatMap(({ own }) => own ?? []),
		).toEqual([true]);
	});

	it('leaves other inspectors alone', () => {
		const { channel } = followed();
		channel.change({ peers: [peer('p-1', { kind: 'inspector' })] });
		expect(channel.inspected.size).toBe(0);
	});

	it('shows the connection of each peer, and why it refuses', () => {
		const { channel, publish } = followed();
		channel.change({ peers: [peer('p-1')] });
		channel.connect('p-1', { roundTripTimeMs: 12 });
		channel.inspected.get('p-1')?.onError?.({ code: 'forbidden', message: 'Ask somebody.' });
		expect(publish().peers[0]).toMatchObject({
			connection: { roundTripTimeMs: 12 },
			refusal: 'Ask somebody.',
		});
	});

	const SHUT = { code: 'replaced', message: 'It is open elsewhere.' };
	const ends: [string, (page: ReturnType<typeof followed>) => void][] = [
		[
			'the page leaves',
			({ stop }) => {
				stop();
			},
		],
		[
			'the hub shuts it out',
			({ channel }) => {
				channel.change({ status: { state: 'closed', error: SHUT } });
			},
		],
	];
	it.each(ends)('keeps what it has seen, and shows its connection as lost, once %s', (_what, end) => {
		const page = followed();
		page.channel.change({ peers: [peer('p-1')] });
		page.channel.connect('p-1');
		page.channel.tell('p-1', actorEvent('x:0'));
		end(page);
		const state = page.publish();
		expect(state.peers).toMatchObject([{ connection: { state: 'lost' }, past: { cuts: 0 } }]);
		expect(state.peers[0]?.actors).toHaveLength(1);
		expect(state.log.from(0).filter(({ kind }) => kind === 'peer')).toHaveLength(1);
	});

	it('stops all inspections in the end', () => {
		const { channel, stop } = followed();
		channel.change({ peers: [peer('p-1')] });
		stop();
		channel.change({ peers: [peer('p-2')] });
		expect(channel.inspected.size).toBe(0);
	});
});
