/** An object of JSON whose members are not yet known to be anything. */
export type Data = Readonly<Record<string, unknown>>;

/** Whether a value is an object of JSON, not null and not an array. */
export function isData(value: unknown): value is Data {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text, cut to a bound, or undefined if it is none. */
export function text(value: unknown, maxLength = 1_024): string | undefined {
	return typeof value === 'string' ? value.slice(0, maxLength) : undefined;
}

/** Whether a text has no half of a surrogate pair, which neither UTF-8 nor an address can carry. */
export function isWellFormed(text: string): boolean {
	return !/\p{Surrogate}/u.test(text);
}

/** A count or size: a whole number from zero, or undefined. */
export function count(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** The members of a list that are objects; an empty list if it is none. */
export function objects(value: unknown): Data[] {
	return Array.isArray(value) ? value.filter(isData) : [];
}

/** The members of a list that are texts; an empty list if it is none. */
export function texts(value: unknown): string[] {
	return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
