import type { CDPSession, Page } from 'puppeteer-core';

/** More than any view has. */
const MOST = 150;

/** What the script below keeps in the page. */
declare global {
	interface Window {
		e2eStops: Element[];
		e2eLook: (element: Element) => string;
	}
}

/** Where the Tab key stops, and what is wrong with that. */
export interface Walk {
	readonly stops: readonly string[];
	readonly faults: readonly string[];
}

/** Runs in the page. */
function begin(): void {
	window.e2eStops = [];
	// A field shows its focus by what is around it.
	window.e2eLook = (element) =>
		[element, element.parentElement ?? element]
			.map((each) => getComputedStyle(each))
			.map(({ outline, boxShadow, backgroundImage }) => `${outline} ${boxShadow} ${backgroundImage}`)
			.join();
}

/** Runs in the page. @returns undefined at the end of it */
function stop(): { nth: number; label: string; look: string; seen: boolean } | undefined {
	const { activeElement: element } = document;
	if (element === null || element === document.body || window.e2eStops.includes(element)) return undefined;
	window.e2eStops.push(element);
	const { x, y, width, height } = element.getBoundingClientRect();
	const there = document.elementFromPoint(x + width / 2, y + height / 2);
	return {
		nth: window.e2eStops.length - 1,
		label: element.outerHTML.slice(0, 120),
		look: window.e2eLook(element),
		seen: width > 0 && height > 0 && (element.contains(there) || there?.contains(element) === true),
	};
}

/** Runs in the page: what takes a click, and no key leads there. */
function missed(): string[] {
	// Of these one is a stop, and other keys lead on within them.
	const inside = '[role=tree], [role=tablist], [role=listbox], .react-flow';
	const isLedTo = (element: Element) => {
		if (window.e2eStops.some((each) => each === element || each === element.closest('button, label')))
			return true;
		const composite = element.closest(inside);
		return window.e2eStops.some(
			(each) => composite?.contains(each) === true || each === composite?.parentElement,
		);
	};
	const takesClicks = (element: Element) =>
		element.matches('button, a[href], input, select, textarea, [role=option], [role=treeitem], [tabindex]') ||
		getComputedStyle(element).cursor === 'pointer';
	return [...document.body.querySelectorAll('*')]
		.filter((element) => element.checkVisibility() && takesClicks(element) && !isLedTo(element))
		.filter((element) => !element.matches('[tabindex="-1"]:is(section)'))
		.map((element) => `no key leads to ${element.outerHTML.slice(0, 120)}`);
}

async function accessibleName(session: CDPSession): Promise<string> {
	const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' });
	const { nodes } = await session.send('Accessibility.getPartialAXTree', {
		objectId: result.objectId ?? '',
		fetchRelatives: false,
	});
	return String(nodes[0]?.name?.value ?? '');
}

/** Walks through the page by Tab from its first stop on, and back. */
export async function walkByTab(tab: Page): Promise<Walk> {
	const session = await tab.createCDPSession();
	await tab.evaluate(begin);
	await tab.focus('.skip-link');
	const stops: string[] = [];
	const faults: string[] = [];
	for (;;) {
		const at = await tab.evaluate(stop);
		if (at === undefined) break;
		const name = await accessibleName(session);
		if (name === '') faults.push(`no name: ${at.label}`);
		if (!at.seen) faults.push(`not seen: ${at.label}`);
		stops.push(name);
		if (stops.length > MOST) throw new Error(`There is no way out of ${stops.slice(-10).join(', ')}`);
		await tab.keyboard.press('Tab');
		const left = await tab.evaluate((nth) => {
			const element = window.e2eStops[nth];
			return element === undefined ? '' : window.e2eLook(element);
		}, at.nth);
		if (left === at.look) faults.push(`looks the same without the focus: ${at.label}`);
	}
	faults.push(...(await tab.evaluate(missed)), ...(await back(tab, stops)));
	await session.detach();
	return { stops, faults };
}

/** From the end to the first stop again. */
async function back(tab: Page, stops: readonly string[]): Promise<string[]> {
	const faults: string[] = [];
	await tab.evaluate(() => {
		const last = window.e2eStops.at(-1);
		if (last instanceof HTMLElement) last.focus();
	});
	for (let nth = stops.length - 1; nth >= 0; nth--) {
		const isThere = await tab.evaluate((at) => document.activeElement === window.e2eStops[at], nth);
		if (!isThere) faults.push(`not on the way back: ${stops[nth] ?? ''}`);
		await tab.keyboard.down('Shift');
		await tab.keyboard.press('Tab');
		await tab.keyboard.up('Shift');
	}
	return faults;
}
