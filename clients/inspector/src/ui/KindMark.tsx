/** What a peer runs on, drawn; the word stands beside it. */
const SHAPES: Readonly<Record<string, string>> = {
	jvm: 'M4 6.500h7v3.500a2.500 2.500 0 0 1-2.500 2.500h-2A2.500 2.500 0 0 1 4 10zM11 7.500h1a1.200 1.200 0 0 1 0 2.800h-1M6 2.500c-.8 1 .8 1.400 0 2.400M8.700 2.500c-.8 1 .8 1.400 0 2.400M3.500 14h8',
	browser: 'M2.500 3h11v10h-11zM2.500 6h11M4.500 4.500h.1M6.500 4.500h.1',
	node: 'M8 2.200l5 2.900v5.800l-5 2.900-5-2.900V5.100z',
	python:
		'M5 5.500V4a1.500 1.500 0 0 1 1.500-1.500h3A1.500 1.500 0 0 1 11 4v2.500A1.500 1.500 0 0 1 9.500 8h-3A1.500 1.500 0 0 0 5 9.500V12a1.500 1.500 0 0 0 1.500 1.500h3A1.500 1.500 0 0 0 11 12v-1.500',
	go: 'M1.500 6h3.500M2.500 8h2M1.500 10h3.500M10.500 4.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7z',
	inspector:
		'M1.800 8s2.300-4 6.200-4 6.200 4 6.200 4-2.300 4-6.200 4-6.200-4-6.200-4zM8 6.300a1.700 1.700 0 1 0 0 3.400 1.700 1.700 0 0 0 0-3.400z',
};

const OTHER = 'M2.500 3h11v10h-11zM5 6.500L7 8l-2 1.500M8.500 10h2.500';

export function KindMark({ kind, hue }: { kind: string; hue: number }) {
	const shape = Object.hasOwn(SHAPES, kind) ? SHAPES[kind] : OTHER;
	return (
		<svg className="icon kind-mark" viewBox="0 0 16 16" data-hue={hue} aria-hidden="true">
			<path d={shape} />
		</svg>
	);
}
