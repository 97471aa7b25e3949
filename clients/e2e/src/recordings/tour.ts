import type { Page } from 'puppeteer-core';
import { writeInto } from '../write-into.ts';

/** The ways to look at an actor, with what is there once it is shown. */
const TABS = {
	Diagram: '.diagram[data-drawn][aria-busy="false"], .snapshot-reason, #details .notice',
	Overview: '#details .card',
	'Over time': '#details [role=option]',
	Send: '#details .composer, #details .blocked, #details .notice',
	Definition: '[role=tree][aria-label="Definition"], #details .notice',
};

/** Chooses an actor of a recording, and looks at it in every way. */
export async function lookAt(
	tab: Page,
	sessionId: string,
	seen: (view: string) => Promise<void>,
): Promise<void> {
	await writeInto(tab, '[aria-label="Search actors"]', sessionId);
	await tab.locator(`[data-actor="${sessionId}"]`).click();
	await tab.waitForSelector(`[data-chosen-actor="${sessionId}"]`);
	for (const [name, there] of Object.entries(TABS)) {
		await tab.locator(`#details [role=tab]::-p-text(${name})`).click();
		await tab.waitForSelector(`#details [role=tab][aria-selected=true]::-p-text(${name})`);
		await tab.waitForSelector(there, { timeout: 10_000 });
		await seen(name);
	}
}

/** What is below, with what is there once it is shown. */
export const DOCKS = [
	{ name: 'Events', there: '.log-row' },
	{ name: 'Sequence', there: '.seq-row' },
	{ name: 'Connections', there: '.pane-dock :is(li[data-peer-name], .notice)' },
];
