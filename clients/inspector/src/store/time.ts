/** The furthest that a date goes, in milliseconds since 1970. */
const LAST = 8.64e15;

/** A time as events and recordings have it, in milliseconds since 1970 as a text; undefined for what is none. */
export function readTime(value: unknown): number | undefined {
	const time = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
	return time > 0 && time <= LAST ? time : undefined;
}
