import { expect, it } from 'vitest';
import { BROWSERS, launch } from '../src/browsers.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { Sample } from '../src/sample.ts';
import { describeWith } from '../src/with-programs.ts';

describeWith(BROWSERS, 'two browsers below a context path', () => {
	it('both see the order change', async () => {
		await using sample = await Sample.start('server.servlet.context-path=/shop');
		expect(new URL(sample.page).pathname).toBe('/shop/xstate/');
		const browsers = await Promise.all(BROWSERS.map((browser) => launch(browser)));
		try {
			const pages = await Promise.all(browsers.map((browser) => InspectorPage.open(browser, sample.page)));
			await Promise.all(pages.map((page) => page.connected()));
			await Promise.all(pages.map((page) => page.moreTransitions(3)));

			await eventually(async () => {
				expect(await sample.pages()).toHaveLength(2);
			});
			expect(pages.flatMap((page) => page.problems)).toEqual([]);
		} finally {
			await Promise.all(browsers.map((browser) => browser.close()));
		}
	});
});
