import type { Page } from 'puppeteer-core';

/** What is drawn of one state. */
export interface DrawnState {
	readonly path: string;
	readonly active: boolean;
}

/** All that is drawn of a state itself, as it is read. */
export interface DrawnBox {
	/** With the mark before it. */
	readonly name: string;
	readonly kind: string;
	/** It is one of several that are active beside each other. */
	readonly region: boolean;
	readonly rows: readonly string[];
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

	/** What is drawn of each state, by its path. */
	async boxes(): Promise<Record<string, DrawnBox>> {
		const all = await this.tab.$$eval('.diagram-state', (boxes) =>
			boxes.map((box): [string, DrawnBox] => [
				box.getAttribute('data-state-path') ?? '',
				{
					name: [...box.querySelectorAll('.diagram-mark, .diagram-name')]
						.map(({ textContent }) => textContent)
						.join(' '),
					kind: box.getAttribute('data-kind') ?? '',
					region: box.hasAttribute('data-region'),
					rows: [...box.querySelectorAll('.diagram-row')].map(({ children }) =>
						[...children].map(({ textContent }) => textContent).join(' '),
					),
				},
			]),
		);
		return Object.fromEntries(all);
	}

	/** The arrows as they are seen: `cart → paid: PAY [isCheap]`; `•` is where a state begins, `''` the machine. */
	arrows(): Promise<string[]> {
		return this.tab.$$eval('.diagram-line', readArrows);
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

/** Runs in the page: an arrow has no names of what it joins, only its place. */
function readArrows(lines: readonly Element[]): string[] {
	const boxes = [...document.querySelectorAll('.diagram-state, .diagram-start')];
	const labels = [...document.querySelectorAll('.diagram-label')];
	/** How far a point is from the edge of what is drawn there. */
	const fromEdge = ({ x, y }: DOMPoint, of: Element) => {
		const { left, right, top, bottom } = of.getBoundingClientRect();
		const dx = Math.max(left - x, x - right);
		const dy = Math.max(top - y, y - bottom);
		return Math.abs(dx > 0 && dy > 0 ? Math.hypot(dx, dy) : Math.max(dx, dy));
	};
	const fromMiddle = ({ x, y }: DOMPoint, of: Element) => {
		const { left, right, top, bottom } = of.getBoundingClientRect();
		return Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y);
	};
	const nearest = (all: readonly Element[], distance: (of: Element) => number) =>
		all.reduce((best, each) => (distance(each) < distance(best) ? each : best));
	const ways = lines.map((line) => {
		const path = line as SVGPathElement;
		const length = path.getTotalLength();
		const count = Math.ceil(length / 2);
		return Array.from({ length: count + 1 }, (_, at) =>
			path.getPointAtLength((length * at) / count).matrixTransform(path.getScreenCTM() ?? undefined),
		);
	});
	/** By the number of the line whose middle the label stands on. */
	const words = new Map<number, string>();
	for (const label of labels) {
		const distances = ways.map((way) => Math.min(...way.map((point) => fromMiddle(point, label))));
		const text = [...label.children].map(({ textContent }) => textContent).join(' ');
		words.set(distances.indexOf(Math.min(...distances)), text);
	}
	const end = (point: DOMPoint | undefined) =>
		point && (nearest(boxes, (box) => fromEdge(point, box)).getAttribute('data-state-path') ?? '•');
	return ways.map((way, at) =>
		`${end(way[0])} → ${end(way.at(-1))}: ${words.get(at) ?? ''}`.replace(/: $/, ''),
	);
}
