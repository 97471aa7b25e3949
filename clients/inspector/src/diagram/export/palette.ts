/** The page's tokens that a picture of a diagram needs. */
export const TOKENS = [
	'ground',
	'surface',
	'surface-2',
	'line-strong',
	'text',
	'text-2',
	'text-3',
	'accent',
	'accent-soft',
	'accent-strong',
] as const;

/** Colours as any program reads them, such as `rgb(30, 29, 26)`, and two lists of fonts. */
export type Palette = Readonly<Record<(typeof TOKENS)[number] | 'sans' | 'mono', string>>;

/** The page's colours in one of its two schemes, whichever of them it shows. */
export function paletteOf(scheme: 'light' | 'dark'): Palette {
	const probe = document.createElement('span');
	probe.style.colorScheme = scheme;
	document.body.append(probe);
	const style = getComputedStyle(probe);
	const colours = TOKENS.map((token) => {
		probe.style.color = `var(--${token})`;
		return [token, style.color];
	});
	const fonts = ['sans', 'mono'].map((name) => [
		name,
		style.getPropertyValue(`--${name}`).replaceAll(/\s+/g, ' ').trim(),
	]);
	probe.remove();
	return Object.fromEntries([...colours, ...fonts]) as Palette;
}
