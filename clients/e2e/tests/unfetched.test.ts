import { expect, it } from 'vitest';
import { launch } from '../src/browsers.ts';
import { Sample } from '../src/sample.ts';
import { describeWith } from '../src/with-programs.ts';

const VIEWS = /\/assets\/page-[^/]+\.js$/;

describeWith(['chromium'], 'a page of which a part is gone', () => {
	it('says so', async () => {
		await using sample = await Sample.start();
		const browser = await launch('chromium');
		try {
			const tab = await browser.newPage();
			await tab.setRequestInterception(true);
			tab.on('request', (request) => {
				void (VIEWS.test(request.url()) ? request.abort() : request.continue());
			});

			await tab.goto(sample.page);

			await tab.waitForFunction(() => document.body.textContent.includes('Load it again'));
			expect(await tab.$eval('#root', (root) => root.textContent)).toContain('could not be fetched');
		} finally {
			await browser.close();
		}
	});
});
