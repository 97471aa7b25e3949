import { type Font, FONTS, type Measure } from '../layout/metrics.ts';

const MAX_KNOWN = 20_000;

/** How wide texts are in this browser's fonts; about, where it has no canvas to measure with. */
export function browserMeasure(): Measure {
	const context = document.createElement('canvas').getContext('2d');
	const style = getComputedStyle(document.documentElement);
	const known = new Map<string, number>();
	const fontOf = (font: Font) => {
		const { size, weight, mono } = FONTS[font];
		return `${weight} ${size}px ${style.getPropertyValue(mono ? '--mono' : '--sans') || 'sans-serif'}`;
	};
	return (text, font) => {
		if (context === null) return text.length * FONTS[font].size * 0.6;
		const key = `${font} ${text}`;
		const before = known.get(key);
		if (before !== undefined) return before;
		if (known.size > MAX_KNOWN) known.clear();
		context.font = fontOf(font);
		const { width } = context.measureText(text);
		known.set(key, width);
		return width;
	};
}
