import { expect, it } from 'vitest';
import { launch } from '../src/browsers.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { Sample } from '../src/sample.ts';
import { describeWith } from '../src/with-programs.ts';

describeWith(['chromium'], 'the application with a browser connected', () => {
	it('ends within three seconds of an interrupt', async () => {
		await using sample = await Sample.start();
		const browser = await launch('chromium');
		try {
			const page = await InspectorPage.open(browser, sample.page);
			await page.connected();

			expect(await sample.end('SIGINT')).toBeLessThan(3_000);
		} finally {
			await browser.close();
		}
	});
});
