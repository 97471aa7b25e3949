import { expect, it } from 'vitest';
import { launch } from '../src/browsers.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { Sample } from '../src/sample.ts';
import { describeWith } from '../src/with-programs.ts';

describeWith(['chromium'], 'a machine for which there is no native library', () => {
	it('serves page and hub all the same, and health and endpoint say what is missing', async () => {
		await using sample = await Sample.start(
			'-Dos.arch=pdp11',
			'management.endpoint.health.show-details=always',
		);
		const browser = await launch('chromium');
		try {
			const page = await InspectorPage.open(browser, sample.page);

			await eventually(async () => {
				expect(await sample.get('actuator/xstatepeers')).toMatchObject({
					webrtc: { status: 'unavailable', reason: expect.stringContaining('pdp11') as string },
					peers: [{ kind: 'inspector', signaling: 'open' }],
				});
			});
			expect(await sample.get('actuator/health')).toMatchObject({
				components: { xstateWebrtc: { status: 'UNKNOWN', details: { webrtc: 'unavailable' } } },
			});
			expect(page.problems).toEqual([]);
		} finally {
			await browser.close();
		}
	});
});
