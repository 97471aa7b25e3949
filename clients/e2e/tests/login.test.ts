import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { BROWSERS, launch } from '../src/browsers.ts';
import { eventually } from '../src/eventually.ts';
import { InspectorPage } from '../src/inspector-page.ts';
import { logIn } from '../src/log-in.ts';
import { TestApplication } from '../src/test-application.ts';
import { describeWith } from '../src/with-programs.ts';

const SETTINGS = [
	'xstate.webrtc.access=authenticated',
	'xstate.webrtc.permissions.inspect=ROLE_OPERATOR',
	'management.endpoints.web.exposure.include=xstatepeers',
];

const REFUSED = '[data-page="refused"]';

const asAda = { authorization: `Basic ${btoa('ada:open ada')}` };

for (const name of BROWSERS) {
	describeWith([name], `a log-in in ${name}`, () => {
		let application: TestApplication;
		let browser: Browser;
		let person: BrowserContext;

		beforeAll(async () => {
			application = await TestApplication.start('security.DefaultChainApplication', SETTINGS);
			browser = await launch(name);
		});

		beforeEach(async () => {
			person = await browser.createBrowserContext();
		});

		afterEach(async () => {
			await person.close();
		});

		afterAll(async () => {
			await browser.close();
			await application.end('SIGKILL');
		});

		it('by a form leads to the page, which shows the order live', async () => {
			const page = await InspectorPage.open(person, application.page);
			await logIn(page.tab, 'ada');
			await page.connected();
			await page.moreTransitions(3);
			expect(await application.pages(asAda)).toHaveLength(1);
		});

		it('without an authority that is named leads to a sentence that names the property', async () => {
			const page = await InspectorPage.open(person, application.page);
			await logIn(page.tab, 'bob');
			const sentence = await refusal(page.tab);
			expect(sentence).toContain("'bob'");
			expect(sentence).toContain('xstate.webrtc.permissions.inspect');
		});

		it('that ends takes the page out of the channel, here and in the application', async () => {
			const page = await InspectorPage.open(person, application.page);
			await logIn(page.tab, 'ada');
			await page.connected();
			await eventually(async () => {
				expect(await application.pages(asAda)).toHaveLength(1);
			});

			await logOut(await person.newPage(), application);

			expect(await refusal(page.tab)).toContain('has ended');
			await eventually(async () => {
				expect(await application.pages(asAda)).toEqual([]);
			});
			// A tab in the background has no animation frames, and the click waits for two.
			await page.tab.bringToFront();
			await page.tab.locator(`${REFUSED} button`).click();
			await logIn(page.tab, 'ada');
			await page.connected();
		});
	});

	describeWith([name], `HTTP Basic in ${name}`, () => {
		it('opens the page, and the browser sends it with the signaling handshake too', async () => {
			await using application = await TestApplication.start('security.TwoChainsApplication', SETTINGS);
			const browser = await launch(name);
			try {
				const tab = await browser.newPage();
				await tab.authenticate({ username: 'ada', password: 'open ada' });
				await tab.goto(application.page);
				await tab.waitForSelector('[data-actor][data-name="order"]', { timeout: 20_000 });
			} finally {
				await browser.close();
			}
		});
	});
}

async function logOut(tab: Page, application: TestApplication): Promise<void> {
	await tab.goto(new URL('logout', application.home).href);
	await Promise.all([tab.waitForNavigation(), tab.click('button[type="submit"]')]);
}

async function refusal(tab: Page): Promise<string> {
	const element = await tab.waitForSelector(`${REFUSED} [role="alert"]`, { timeout: 20_000 });
	return (await element?.evaluate(({ textContent }) => textContent)) ?? '';
}
