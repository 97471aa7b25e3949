import { createRequire } from 'node:module';
import type { Browser, Page } from 'puppeteer-core';

/** Mermaid as one script, with all that it needs for state diagrams. */
const SCRIPT = createRequire(import.meta.url).resolve('@mermaid-js/tiny');

declare global {
	interface Window {
		mermaid: {
			parse(text: string): Promise<{ diagramType: string }>;
			render(id: string, text: string): Promise<{ svg: string }>;
		};
	}
}

/** A page in which Mermaid itself reads and draws. */
export class MermaidPage {
	private constructor(readonly tab: Page) {}

	static async open(browser: Pick<Browser, 'newPage'>): Promise<MermaidPage> {
		const page = new MermaidPage(await browser.newPage());
		await page.tab.setViewport({ width: 1200, height: 1200 });
		await page.tab.addScriptTag({ path: SCRIPT });
		return page;
	}

	/** @returns what kind of diagram it is */
	async kindOf(text: string): Promise<string> {
		return this.tab.evaluate(async (source) => (await window.mermaid.parse(source)).diagramType, text);
	}

	/** Draws it in the place of what was drawn before. @returns the names of all states */
	async draw(text: string): Promise<string[]> {
		return this.tab.evaluate(async (source) => {
			const { svg } = await window.mermaid.render('drawn', source);
			document.body.innerHTML = svg;
			return [...document.querySelectorAll('.node .nodeLabel, .cluster-label .nodeLabel')].map(
				({ textContent }) => textContent,
			);
		}, text);
	}

	/** What stands on the arrows that are drawn. */
	arrows(): Promise<string[]> {
		return this.tab.$$eval('.edgeLabel', (labels) => labels.map(({ textContent }) => textContent));
	}

	/** Whether one state is drawn within another. */
	async isWithin(inner: string, outer: string): Promise<boolean> {
		return this.tab.evaluate(
			(names) => {
				const [box, around] = names.map((name) =>
					[...document.querySelectorAll('.nodeLabel')]
						.find(({ textContent }) => textContent === name)
						?.closest('.node, .statediagram-cluster')
						?.getBoundingClientRect(),
				);
				if (!box || !around) throw new Error(`${names.join(' or ')} is not drawn`);
				return (
					box.top > around.top &&
					box.bottom < around.bottom &&
					box.left > around.left &&
					box.right < around.right
				);
			},
			[inner, outer],
		);
	}
}
