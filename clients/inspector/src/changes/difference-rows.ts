import { PAGE, stepOf, type Unfolded } from '../json/json-rows.ts';
import { preview } from '../json/preview.ts';
import type { TreeRow } from '../tree/tree-row.ts';
import { count } from '../ui/format.ts';
import type { Change, ChangeKind } from './difference.ts';
import { textChange } from './text-change.ts';

export interface DifferenceRow extends TreeRow {
	readonly key: string;
	/** `more` stands for members that are not shown yet. */
	readonly kind: ChangeKind | 'more';
	readonly before?: string;
	readonly after?: string;
	/** In a `more` row: the row it continues, and how many members that shows. */
	readonly continues?: { readonly id: string; readonly shown: number };
}

const isNode = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What came or went as a whole, if there is something in it. */
function wholeOf({ kind, before, after }: Change): object | undefined {
	const value = kind === 'added' ? after : kind === 'removed' ? before : undefined;
	return isNode(value) ? value : undefined;
}

function texts({ kind, before, after }: Change): { before?: string; after?: string } {
	if (kind === 'within') return {};
	if (kind === 'added') return { after: preview(after) };
	if (kind === 'removed') return { before: preview(before) };
	if (typeof before !== 'string' || typeof after !== 'string') {
		return { before: preview(before), after: preview(after) };
	}
	const [was, is] = textChange(before, after);
	return { before: JSON.stringify(was), after: JSON.stringify(is) };
}

/** The visible lines of a difference; what was added or removed is unfolded a page of members at a time. */
export function differenceRows(changes: readonly Change[], unfolded: Unfolded): DifferenceRow[] {
	const rows: DifferenceRow[] = [];
	const members = (value: object, kind: 'added' | 'removed', id: string, level: number, shown: number) => {
		const keys = Object.keys(value);
		keys.slice(0, shown).forEach((key, place) => {
			const member = (value as Readonly<Record<string, unknown>>)[key];
			line({ key, kind, inner: [], [kind === 'added' ? 'after' : 'before']: member }, place, id, level);
		});
		const left = keys.length - shown;
		if (left <= 0) return;
		const key = `${count(left)} more`;
		// No key ends like this: a tilde in a key is escaped.
		rows.push({ id: `${id}/~more`, level, key, kind: 'more', continues: { id, shown } });
	};
	const line = (change: Change, place: number, above: string, level: number) => {
		const { key, kind, inner } = change;
		const id = `${above}/${stepOf(key, place)}`;
		const value = wholeOf(change);
		const size = kind === 'within' ? inner.length : Object.keys(value ?? {}).length;
		const shown = unfolded.get(id) ?? (kind === 'within' ? size : 0);
		rows.push({ id, level, key, kind, ...texts(change), ...(size > 0 && { expanded: shown > 0 }) });
		if (shown <= 0) return;
		inner.forEach((each, at) => {
			line(each, at, id, level + 1);
		});
		if (value !== undefined) members(value, kind === 'removed' ? kind : 'added', id, level + 1, shown);
	};
	changes.forEach((change, place) => {
		line(change, place, '', 1);
	});
	return rows;
}

/** What is unfolded after a click on a row; undefined if there is nothing to unfold. */
export function toggled(unfolded: Unfolded, row: DifferenceRow): Unfolded | undefined {
	if (row.continues !== undefined) {
		return new Map(unfolded).set(row.continues.id, row.continues.shown + PAGE);
	}
	return row.expanded === undefined ? undefined : new Map(unfolded).set(row.id, row.expanded ? 0 : PAGE);
}
