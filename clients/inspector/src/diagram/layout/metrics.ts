/** What a text is set in. `name`: states; `type`: events; `small`: everything else. */
export type Font = 'name' | 'type' | 'small';

/** How wide a text is, in pixels. */
export type Measure = (text: string, font: Font) => number;

/** Sizes in pixels that the page's style sheet, the layout and the exported picture share. */
export const BOX = {
	paddingX: 12,
	head: 30,
	/** Kind's mark before the name. */
	mark: 16,
	/** What shuts and opens it. */
	fold: 18,
	row: 17,
	rowsBottom: 7,
	/** Around the states within another one. */
	inner: 16,
	minWidth: 72,
	maxText: 220,
	/** Of the point that the first state is entered from, and of history. */
	point: 10,
	history: 24,
} as const;

export const LABEL = { line: 15, paddingX: 6, paddingY: 3, maxText: 180, maxLines: 12 } as const;

export const FONTS: Readonly<
	Record<Font, { readonly size: number; readonly weight: number; readonly mono: boolean }>
> = {
	name: { size: 13, weight: 600, mono: false },
	type: { size: 11, weight: 550, mono: true },
	small: { size: 11, weight: 400, mono: false },
};

/** What stands before a state's name. */
export const MARKS: ReadonlyMap<string, string> = new Map([
	['final', '◉'],
	['parallel', '∥'],
]);

const MAX_CHARACTERS = 120;

/** As much of a text as fits, with an ellipsis where something is left out; line breaks become spaces. */
export function fit(text: string, font: Font, width: number, measure: Measure): string {
	const whole = text.slice(0, MAX_CHARACTERS).replaceAll(/\s+/gu, ' ');
	if (text.length <= MAX_CHARACTERS && measure(whole, font) <= width) return whole;
	const letters = Array.from(whole);
	let least = 0;
	let most = letters.length;
	while (least < most) {
		const middle = Math.ceil((least + most) / 2);
		if (measure(`${letters.slice(0, middle).join('')}…`, font) <= width) least = middle;
		else most = middle - 1;
	}
	return `${letters.slice(0, least).join('').trimEnd()}…`;
}
