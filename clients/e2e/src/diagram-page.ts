import type { Page } from 'puppeteer-core';

/** What is drawn of one state. */
export interface DrawnState {
	readonly path: string;
	readonly active: boolean;
}

/** The diagram of the chosen actor in the inspector's page. */
export class DiagramPage {
	constructor(private readonly tab: Page) {}

	/** Chooses an actor by its name, and waits until its diagram is drawn. */
	async of(name: string): Promise<void> {
		await this.tab.locator(`[data-actor][data-name="${name}"]`).click();
		await this.tab.waitForSelector('.diagram[data-drawn][aria-busy="false"]', { timeout: 60_000 });
		await this.tab.waitForSelector('.diagram-arrow');
	}

	states(): Promise<DrawnState[]> {
		return this.tab.$$eval('.diagram-state', (boxes) =>
			boxes.map((box) => ({
				path: box.getAttribute('data-state-path') ?? '',
				active: box.getAttribute('data-active') === 'true',
			})),
		);
	}

	async active(): Promise<string[]> {
		return (await this.states()).filter(({ active }) => active).map(({ path }) => path);
	}

	/** The texts of the transitions that were taken last. */
	traced(): Promise<string[]> {
		return this.tab.$$eval('.diagram-label-line[data-traced]', (lines) =>
			lines.map((line) => line.textContent),
		);
	}

	/** Where the drawing stands in its window, as the browser has it. */
	view(): Promise<string> {
		return this.tab.$eval('.react-flow__viewport', (viewport) => (viewport as HTMLElement).style.transform);
	}

	/** What stands on the arrows, line by line. */
	labels(): Promise<string[]> {
		return this.tab.$$eval('.diagram-label-line', (lines) => lines.map((line) => line.textContent));
	}

	/** The ends of arrows that touch no state and no point where one begins. */
	looseEnds(): Promise<string[]> {
		return this.tab.$$eval('.diagram-line', findLooseEnds);
	}

	/** Presses the corner of a state, and waits until the others have found their place. */
	async fold(label: string): Promise<void> {
		await this.tab.locator(`.diagram-fold[aria-label="${label}"]`).click();
		await this.tab.waitForSelector(`.diagram-fold[aria-label="${label}"]`, { hidden: true });
		await this.tab.waitForSelector('.diagram[aria-busy="false"]');
	}

	async press(label: string): Promise<void> {
		await this.tab.locator(`.diagram-tools [aria-label="${label}"]`).click();
	}

	async save(format: string): Promise<void> {
		await this.press('Save the diagram');
		await this.tab.locator(`.diagram-menu-item::-p-text(${format})`).click();
	}
}

/** Runs in the page. */
function findLooseEnds(lines: readonly Element[]): string[] {
	const NEAR = 3;
	const boxes = [...document.querySelectorAll('.diagram-state, .diagram-start')].map((box) =>
		box.getBoundingClientRect(),
	);
	const touches = ({ x, y }: DOMPoint, { left, right, top, bottom }: DOMRect) =>
		x > left - NEAR &&
		x < right + NEAR &&
		y > top - NEAR &&
		y < bottom + NEAR &&
		(Math.min(Math.abs(x - left), Math.abs(x - right)) < NEAR ||
			Math.min(Math.abs(y - top), Math.abs(y - bottom)) < NEAR);
	return lines.flatMap((line) => {
		const path = line as SVGPathElement;
		return [0, path.getTotalLength()]
			.map((at) => path.getPointAtLength(at).matrixTransform(path.getScreenCTM() ?? undefined))
			.filter((end) => !boxes.some((box) => touches(end, box)))
			.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`);
	});
}
