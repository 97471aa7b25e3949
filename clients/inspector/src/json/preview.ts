import { count } from '../ui/format.ts';

/** Texts up to this length are shown as they are. */
export const MAX_TEXT = 240;
const MAX_KEYS = 5;
const MAX_PREVIEW = 80;

const quoted = (text: string, max: number): string =>
	text.length > max
		? `${JSON.stringify(text.slice(0, max)).slice(0, -1)}… (${count(text.length)} characters)`
		: JSON.stringify(text);

function member(value: unknown): string {
	if (Array.isArray(value)) return `[${value.length}]`;
	if (typeof value === 'object' && value !== null) return '{…}';
	return typeof value === 'string' ? quoted(value, 20) : String(value);
}

function firstKeys(node: object): string[] {
	const keys: string[] = [];
	for (const key in node) {
		if (keys.push(key) > MAX_KEYS) break;
	}
	return keys;
}

/** One line for a JSON value, whatever its size. */
export function preview(value: unknown, max = MAX_TEXT): string {
	if (typeof value === 'string') return quoted(value, max);
	if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${count(value.length)}]`;
	if (typeof value !== 'object' || value === null) return String(value);
	const keys = firstKeys(value);
	const members = keys
		.slice(0, MAX_KEYS)
		.map((key) => `${key.slice(0, 40)}: ${member((value as Record<string, unknown>)[key])}`);
	const text = `${members.join(', ')}${keys.length > MAX_KEYS ? ', …' : ''}`;
	return text === '' ? '{}' : `{${text.length > MAX_PREVIEW ? `${text.slice(0, MAX_PREVIEW)}…` : text}}`;
}
