import { afterAll, beforeAll, expect, it } from 'vitest';
import { isSnapshotEvent } from 'xstate-webrtc';
import { eventually } from '../src/eventually.ts';
import { NodePeer } from '../src/node-peer.ts';
import type { Sample } from '../src/sample.ts';
import { SlimImage, type Volumes } from '../src/slim-image.ts';
import { describeWith } from '../src/with-programs.ts';

const DIRECTORY = 'xstate.webrtc.peer.native-directory';

describeWith(
	['jlink', 'unshare'],
	'an image with a Java runtime and nothing else, read-only, run by nobody',
	() => {
		let image: SlimImage;

		beforeAll(() => {
			image = new SlimImage();
		});

		afterAll(() => {
			image[Symbol.dispose]();
		});

		it('connects with its volumes, of which only one allows execution', async () => {
			await using sample = await image.start(
				{ '/tmp': 'noexec,size=2m', '/native': 'exec,size=64m' },
				image.environment,
			);
			using peer = await NodePeer.inspect(sample.signaling);

			await eventually(() => {
				expect(peer.events.filter(isSnapshotEvent).length).toBeGreaterThanOrEqual(5);
			}, 30_000);
			expect(peer.connection?.state).toBe('connected');
			expect(await health(sample)).toMatchObject({ status: 'UP', details: { webrtc: 'loaded' } });
		});

		const hindrances: readonly [string, Volumes, string[], string][] = [
			['the temporary directory forbids execution', { '/tmp': 'noexec' }, [], 'forbids execution (noexec)'],
			['the temporary directory is too small', { '/tmp': 'size=2m' }, [], 'make room'],
			[
				'the directory is read-only',
				{ '/tmp': 'noexec' },
				[`${DIRECTORY}=/native`],
				'/native cannot be written to',
			],
		];

		it.each(hindrances)(
			'connects through the hub where %s, and says what to set',
			async (_, volumes, settings, reason) => {
				await using sample = await image.start(volumes, {}, ...settings);
				using peer = await NodePeer.inspect(sample.signaling);

				const advice = await eventually(async () => {
					const { status, details } = await health(sample);
					expect(status).toBe('UNKNOWN');
					return details.reason;
				});
				expect(advice).toContain(reason);
				expect(advice).toContain(DIRECTORY);
				await eventually(() => {
					expect(peer.events.filter(isSnapshotEvent).length).toBeGreaterThanOrEqual(5);
					expect(peer.connection?.path?.protocol).toBe('websocket');
				}, 30_000);
				expect(await sample.get('actuator/xstatepeers')).toMatchObject({
					webrtc: { status: 'unavailable', reason: advice },
				});
				expect(sample.log.split(String(advice))).toHaveLength(2);
			},
		);
	},
);

interface Health {
	readonly status: string;
	readonly details: { readonly webrtc: string; readonly reason?: string };
}

async function health(sample: Sample): Promise<Health> {
	const { components } = (await sample.get('actuator/health')) as { components: { xstateWebrtc: Health } };
	return components.xstateWebrtc;
}
