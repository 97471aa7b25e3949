import { expect, it } from 'vitest';
import { readRecording } from '../src/recording/read.ts';
import type { InspectorStore } from '../src/store/store.ts';
import { actorEvent } from './events.ts';

const HEADER = '{"type":"@xstate-webrtc.recording","version":1}';
const file = (...lines: string[]) => new File([lines.join('\n')], 'odd.jsonl');
const read = (...lines: string[]) => readRecording(file(HEADER, ...lines));
const event = (members: Record<string, unknown> = {}) =>
	JSON.stringify({ ...actorEvent('x:0'), _peerId: 'p-1', ...members });

/** What a reader sees, once it is published. */
const seen = (store: InspectorStore) =>
	new Promise<ReturnType<InspectorStore['getState']>>((resolve) => {
		const stop = store.subscribeFirst(() => {
			stop();
			resolve(store.getState());
		});
	});

it('a line whose time is no time is read as of the time before it', async () => {
	const odd = { createdAt: { toString: 1, valueOf: 1 } };
	const recording = await read(
		event(),
		event({ _seq: 2, ...odd }),
		JSON.stringify({ ...odd, type: 'gap', _peerId: 'p-1' }),
	);
	expect(recording).toMatchObject({ lines: 3, bad: 0 });
	const { log } = await seen(recording.store);
	expect(new Set(log.from(0).map(({ time }) => time)).size).toBe(1);
});

it('that was given up while its end was read is not shown', async () => {
	const giveUp = new AbortController();
	const pieces = [new TextEncoder().encode(HEADER)];
	const slow = Object.assign(file(HEADER), {
		stream: () =>
			new ReadableStream<Uint8Array>(
				{
					pull: (controller) => {
						const piece = pieces.pop();
						if (piece !== undefined) {
							controller.enqueue(piece);
							return;
						}
						giveUp.abort(new Error('given up'));
						controller.close();
					},
				},
				{ highWaterMark: 0 },
			),
	});
	await expect(readRecording(slow, undefined, giveUp.signal)).rejects.toThrow('given up');
});

it('waits for nothing more of a peer that began anew before it ended', async () => {
	const peer = { type: '@xstate-webrtc.peer', _peerId: 'p-1' };
	const recording = await read(
		JSON.stringify({ ...peer, state: 'joined', name: 'shop' }),
		JSON.stringify({ type: 'synced', sessionIds: [], _peerId: 'p-1' }),
		JSON.stringify({ ...peer, state: 'restarted' }),
	);
	const { peers } = await seen(recording.store);
	expect(peers.map(({ synced }) => synced)).toEqual([true]);
});
