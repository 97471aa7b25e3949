import type { TreeRow } from '../tree/tree-row.ts';
import { count } from '../ui/format.ts';
import { MAX_TEXT, preview } from './preview.ts';

export interface JsonRow extends TreeRow {
	readonly key?: string;
	/** `more` stands for children that are not shown yet. */
	readonly kind: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null' | 'more';
	readonly text: string;
	/** In a `more` row: the node it continues, and how many children that shows. */
	readonly continues?: { readonly id: string; readonly shown: number };
}

/** How many children of a node are shown, or hundreds of characters of a long text; 0 if it is folded. */
export type Unfolded = ReadonlyMap<string, number>;

export const PAGE = 100;
const OPEN_AT_FIRST = 12;
const MAX_DEPTH = 200;
const TEXT_UNIT = 100;

const MAX_STEP = 100;

/**
 * A key as a step of a path, as a JSON pointer has it. Each row below has it again, so of a long one only the beginning is
 * in it, and its place among its siblings.
 */
export function stepOf(key: string, place: number): string {
	const step = key.slice(0, MAX_STEP).replaceAll('~', '~0').replaceAll('/', '~1');
	return key.length > MAX_STEP ? `${step}~2${place}` : step;
}

function kindOf(value: unknown): JsonRow['kind'] {
	if (value === null || value === undefined) return 'null';
	if (Array.isArray(value)) return 'array';
	const type = typeof value;
	return type === 'object' || type === 'string' || type === 'number' || type === 'boolean' ? type : 'string';
}

const isNode = (value: unknown): value is object => typeof value === 'object' && value !== null;

const sizeOf = (node: object): number => (Array.isArray(node) ? node.length : Object.keys(node).length);

/** How many children a node shows that nobody folded or unfolded: small ones near the top are open. */
function atFirst(level: number, size: number): number {
	return level <= 1 && size <= OPEN_AT_FIRST ? size : 0;
}

/** The visible lines of a JSON value. Looks only into nodes that are unfolded, and a page of children at a time. */
export function jsonRows(root: unknown, unfolded: Unfolded): JsonRow[] {
	const rows: JsonRow[] = [];
	const children = (node: object, path: string, level: number, shown: number) => {
		const keys = Array.isArray(node) ? node : Object.keys(node);
		for (let i = 0; i < Math.min(shown, keys.length); i++) {
			const key = Array.isArray(node) ? String(i) : String(keys[i]);
			line((node as Record<string, unknown>)[key], `${path}/${stepOf(key, i)}`, level, key);
		}
		const left = keys.length - shown;
		if (left <= 0) return;
		// No key ends like this: a tilde in a key is escaped.
		const id = `${path}/~more`;
		const text = `${count(left)} more`;
		rows.push({ id, level, kind: 'more', text, continues: { id: path, shown } });
	};
	const longText = (value: string, path: string, level: number, key: string | undefined, shown: number) => {
		const length = Math.min(shown * TEXT_UNIT, value.length);
		const text = shown > 0 ? value.slice(0, length) : preview(value);
		rows.push({
			id: path,
			level,
			kind: 'string',
			text,
			...(key === undefined ? {} : { key }),
			expanded: shown > 0,
		});
		const left = value.length - length;
		if (shown === 0 || left === 0) return;
		const more = `${count(left)} more characters`;
		rows.push({ id: `${path}/~more`, level, kind: 'more', text: more, continues: { id: path, shown } });
	};
	const line = (value: unknown, id: string, level: number, key?: string) => {
		if (typeof value === 'string' && value.length > MAX_TEXT) {
			longText(value, id, level, key, unfolded.get(id) ?? 0);
			return;
		}
		const kind = kindOf(value);
		const size = isNode(value) ? sizeOf(value) : 0;
		const shown = unfolded.get(id) ?? atFirst(level, size);
		rows.push({
			id,
			level,
			kind,
			text: preview(value),
			...(key === undefined ? {} : { key }),
			...(size > 0 ? { expanded: shown > 0 } : {}),
		});
		if (isNode(value) && shown > 0 && level < MAX_DEPTH) children(value, id, level + 1, shown);
	};
	if (isNode(root) && sizeOf(root) > 0) children(root, '', 1, unfolded.get('') ?? PAGE);
	else line(root, '', 1);
	return rows;
}
