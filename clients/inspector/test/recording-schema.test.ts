import { describe, expect, it } from 'vitest';
import { full, instance, minimal } from '../../js/test/support/instances.ts';
import { messages, problems } from '../../js/test/support/schemas.ts';
import { readHeader, readLine } from '../src/recording/read-line.ts';
import { writeRecording } from '../src/recording/write.ts';
import { actorEvent, manualStore, present, sentEvent, snapshotEvent } from './events.ts';

const told = { rootId: 'x:0', createdAt: '1795333633046', id: null, _version: '0.7.2' };

describe('docs/schemas/recording.schema.json', () => {
	it('says what is saved', async () => {
		const { store } = manualStore();
		store.setPeers([present('p-1'), present('p-2', { inspectable: false })]);
		store.addEvents('p-1', [
			{ ...actorEvent('x:0'), ...told },
			{ ...sentEvent('x:0', 'PAY', 2), ...told },
			{ ...snapshotEvent('x:0', { value: 'paid' }), event: { type: 'PAY' }, ...told },
		]);
		store.synced('p-1', ['x:0'], 2_000);
		store.gap('p-1', 12, 3_000);
		store.refused('p-2', 'Not you.', 4_000);
		store.setPeers([present('p-1')]);
		const header = { application: 'orders', channel: 'shop' };
		const lines = (await (await writeRecording(store.tape, header, 1_795_333_700_000)).text())
			.trim()
			.split('\n');
		expect(lines.length).toBeGreaterThan(8);
		expect(lines.flatMap((line) => problems('recording', JSON.parse(line)))).toEqual([]);
	});

	const cases = [...messages('recording')].map(([type, place]) => ({ type, place }));

	it.each(cases)('says of $type what is read', ({ type, place }) => {
		for (const choice of [minimal, full]) {
			const line = instance(place, choice) as Record<string, unknown>;
			expect(problems('recording', line)).toEqual([]);
			const read = type === '@xstate-webrtc.recording' ? readHeader : readLine;
			expect(read(JSON.stringify(line)), JSON.stringify(line)).toMatchObject(
				type === '@xstate-webrtc.recording'
					? { version: 1, application: line.application, dropped: line.dropped }
					: { peerId: line._peerId, told: { type } },
			);
		}
	});
});
