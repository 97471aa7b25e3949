import type { HTTPRequest } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { launch } from '../src/browsers.ts';
import { eventually } from '../src/eventually.ts';
import { Sample } from '../src/sample.ts';
import { describeWith } from '../src/with-programs.ts';

const VIEWS = /\/assets\/page-[^/]+\.js$/;

describeWith(['chromium'], 'a page of which a part is gone', () => {
	it('says so, and leaves the channel', async () => {
		await using sample = await Sample.start();
		const browser = await launch('chromium');
		try {
			const tab = await browser.newPage();
			await tab.setRequestInterception(true);
			const views: HTTPRequest[] = [];
			tab.on('request', (request) => {
				if (VIEWS.test(request.url())) views.push(request);
				else void request.continue();
			});

			await tab.goto(sample.page, { waitUntil: 'domcontentloaded' });
			await eventually(async () => {
				expect(await sample.pages()).toHaveLength(1);
			});
			await Promise.all(views.map((request) => request.abort()));

			await tab.waitForFunction(() => document.body.textContent.includes('Load it again'));
			expect(await tab.$eval('#root', (root) => root.textContent)).toMatch(/could not be started.+fetch/);
			await eventually(async () => {
				expect(await sample.pages()).toEqual([]);
			});
		} finally {
			await browser.close();
		}
	});
});
