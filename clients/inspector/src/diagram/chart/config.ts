/** Of JSON that anybody wrote: everything may be of another kind than it should. */
export type Config = Readonly<Record<string, unknown>>;

const MAX_NAMES = 50;
const NOTHING: Config = {};

export const isConfig = (value: unknown): value is Config =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const config = (value: unknown): Config => (isConfig(value) ? value : NOTHING);

export const text = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? value : undefined;

/** One or several, as XState has it nearly everywhere. */
export function list(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	return value === undefined || value === null ? [] : [value];
}

/** How an action, a guard or an actor is called: `charge`, `{type: 'charge'}`; what was a function has no name in JSON. */
export function nameOf(value: unknown): string {
	if (typeof value === 'string') return value;
	const { type, src, name } = config(value);
	return text(type) ?? text(src) ?? text(name) ?? 'inline';
}

export const namesOf = (value: unknown): readonly string[] => list(value).slice(0, MAX_NAMES).map(nameOf);
