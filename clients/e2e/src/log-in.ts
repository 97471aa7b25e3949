import type { Page } from 'puppeteer-core';

/** Fills in the form for log-ins of one of the people whom the test applications know. */
export async function logIn(tab: Page, name: string): Promise<void> {
	await tab.waitForSelector('input[name="username"]');
	await tab.type('input[name="username"]', name);
	await tab.type('input[name="password"]', `open ${name}`);
	await Promise.all([tab.waitForNavigation(), tab.click('button[type="submit"]')]);
}
