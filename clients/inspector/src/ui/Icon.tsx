const PATHS = {
	chevron: 'M6 4l4 4-4 4',
	search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.300L14 14',
	sun: 'M8 10.800a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.600zM8 1.500v1.200M8 13.300v1.200M1.5 8h1.200M13.3 8h1.200M3.4 3.400l.9.9M11.7 11.700l.9.9M3.4 12.600l.9-.9M11.7 4.300l.9-.9',
	moon: 'M13.5 9.600A5.8 5.8 0 0 1 6.4 2.500a5.8 5.8 0 1 0 7.1 7.100z',
	system: 'M2 3.500h12v7.500H2zM6 13.500h4',
	pause: 'M5.5 3.500v9M10.5 3.500v9',
	play: 'M5 3l7.5 5L5 13z',
	clear: 'M2.5 4.500h11M6.5 4V2.500h3V4M4 4.500l.6 9h6.800l.6-9M6.7 7v4M9.3 7v4',
	follow: 'M8 2.500v8M4.5 7.200L8 10.700l3.5-3.500M3 13.500h10',
	record: 'M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
	open: 'M2 12.500v-9h4l1.500 2H14v7z',
	save: 'M8 2.500v7M5 6.700l3 3 3-3M2.500 11v2.500h11V11',
	close: 'M4 4l8 8M12 4l-8 8',
	lock: 'M3.5 7.500h9v6h-9zM5.5 7.500V5a2.5 2.5 0 0 1 5 0v2.5',
	copy: 'M5.5 5.500h8v8h-8zM3.5 10.500h-1v-8h8v1',
	check: 'M3 8.500l3.5 3.500L13 4.5',
	actors: 'M2.5 2.500h6v4h-6zM7.5 9.500h6v4h-6zM5.5 6.500v5h2',
	details: 'M2.5 3h11v10h-11zM2.5 6h11M5 9h6M5 11h4',
	events: 'M2.5 4h1M2.5 8h1M2.5 12h1M6 4h7.500M6 8h7.500M6 12h7.5',
	sequence: 'M4 2.500v11M12 2.500v11M4 6h8M9.500 3.800L12 6 9.500 8.200M12 11H4M6.500 8.800L4 11l2.500 2.200',
	connections: 'M4 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM12 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM6 8h4',
	arrow: 'M3 8h10M9.5 4.500L13 8l-3.5 3.5',
	plus: 'M8 3.500v9M3.500 8h9',
	minus: 'M3.500 8h9',
	fit: 'M2.5 5.500v-3h3M10.500 2.500h3v3M13.500 10.500v3h-3M5.500 13.500h-3v-3',
	target: 'M8 12.500a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM8 1.500v3M8 11.500v3M1.500 8h3M11.500 8h3',
	fold: 'M4.5 2.500L8 5.500l3.500-3M4.500 13.500L8 10.500l3.500 3M2.500 8h11',
	changes: 'M8 4.500V8l2.500 1.500M2.500 8a5.500 5.500 0 1 0 1.600-3.900L2.500 5.700M2.500 2.500v3.200h3.200',
	first: 'M4 3.500v9M12 3.500L6.500 8 12 12.500z',
	previous: 'M10.500 3.500L5 8l5.500 4.500z',
	next: 'M5.500 3.500L11 8l-5.500 4.500z',
	last: 'M12 3.500v9M4 3.500L9.500 8 4 12.500z',
	pin: 'M6 2.500h4M6.500 2.500v4L4.500 9h7l-2-2.500v-4M8 9v4.500',
	filter: 'M2.500 4h11M4.500 8h7M6.500 12h3',
	send: 'M14 2L7 9M14 2L9.5 14 7 9 2 6.500z',
	again: 'M3 8a5 5 0 0 1 8.600-3.500L13 6M13 2.500V6H9.500M13 8a5 5 0 0 1-8.600 3.500L3 10M3 13.500V10h3.500',
	edit: 'M3 13l.6-3L10.800 2.800a1.300 1.300 0 0 1 1.900 0l.5.5a1.300 1.300 0 0 1 0 1.900L6 12.400z',
	outside: 'M9 3h4v4M13 3L7 9M11 9.500V13H3V5h3.500',
	warning: 'M8 2.500l6 11H2zM8 6.500v3.200M8 11.600v.1',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration beside a text or a name given elsewhere. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
	return (
		<svg className={`icon ${className}`} viewBox="0 0 16 16" aria-hidden="true">
			<path d={PATHS[name]} />
		</svg>
	);
}
