import type { Page } from 'puppeteer-core';

/** Errors on a page's console from now on: script errors, refused policies, files that are not there. */
export function problemsOf(tab: Page): readonly string[] {
	const problems: string[] = [];
	tab.on('pageerror', (error) => problems.push(String(error)));
	tab.on('console', (message) => {
		if (message.type() === 'error') problems.push(message.text());
	});
	return problems;
}
