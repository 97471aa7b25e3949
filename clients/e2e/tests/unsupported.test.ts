import { expect, it } from 'vitest';
import { launch } from '../src/browsers.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { Sample } from '../src/sample.ts';
import { describeWith } from '../src/with-programs.ts';

describeWith(['chromium'], 'a machine for which there is no native library', () => {
	it('shows the order in the page all the same, through the hub', async () => {
		await using sample = await Sample.start('-Dos.arch=pdp11');
		const browser = await launch('chromium');
		try {
			const page = await InspectorPage.open(browser, sample.page);

			await page.connected();
			expect(await sample.pages()).toHaveLength(1);
			expect(page.problems).toEqual([]);
		} finally {
			await browser.close();
		}
	});

	it('without the relay serves page and hub all the same; page, health, endpoint and log say what is missing', async () => {
		await using sample = await Sample.start(
			'-Dos.arch=pdp11',
			'management.endpoint.health.show-details=always',
			'xstate.webrtc.relay.enabled=false',
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
			await eventually(async () => {
				expect(await page.tab.$eval('#details', (details) => details.textContent)).toContain('pdp11');
			});
			await page.tab.locator('::-p-text(Connections)').click();
			await page.tab.waitForSelector('li[data-peer-name="sample-app"] .connection-problem');
			expect(await page.tab.$eval('li[data-peer-name="sample-app"]', (row) => row.textContent)).toMatch(
				/Unavailable.*There is no native WebRTC library for the processor architecture pdp11/,
			);
			expect(sample.log.match(/ WARN .*pdp11/g)).toHaveLength(1);
			expect(page.problems).toEqual([]);
		} finally {
			await browser.close();
		}
	});
});
