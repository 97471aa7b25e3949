import type { Page } from 'puppeteer-core';

/** How many entries the log has taken since the page was opened, and how many of them it holds. */
export async function logCount(tab: Page): Promise<{ readonly taken: number; readonly held: number }> {
	return tab.evaluate(() => {
		const last = [...document.querySelectorAll('[role=option]')].at(-1);
		const held = Number(last?.getAttribute('aria-setsize') ?? 0);
		const dropped = document.querySelector('.log-dropped')?.textContent.match(/^[\d,]+/)?.[0] ?? '0';
		return { taken: Number(dropped.replaceAll(',', '')) + held, held };
	});
}
