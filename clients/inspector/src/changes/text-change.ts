/** So much of a long text is compared. */
const MAX_COMPARED = 1_000_000;
/** Texts up to this length are shown whole. */
const MAX_WHOLE = 120;
const AROUND = 40;

function firstDifference(before: string, after: string): number {
	const length = Math.min(before.length, after.length, MAX_COMPARED);
	let at = 0;
	while (at < length && before.charCodeAt(at) === after.charCodeAt(at)) at++;
	return at;
}

function part(text: string, from: number): string {
	const to = from + 2 * AROUND;
	return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}

/** Two texts, or where they are long the part of each at which they first differ. */
export function textChange(before: string, after: string): readonly [string, string] {
	if (before.length <= MAX_WHOLE && after.length <= MAX_WHOLE) return [before, after];
	const from = Math.max(0, firstDifference(before, after) - AROUND);
	return [part(before, from), part(after, from)];
}
