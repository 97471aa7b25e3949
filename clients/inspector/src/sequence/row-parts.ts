import type { LogEntry } from '../store/log-types.ts';
import { arrivalOf, entriesOf, type Row } from './model/row.ts';
import type { Sequence } from './model/sequence.ts';

const WORDS: Readonly<Record<LogEntry['kind'], string>> = {
	actor: 'Started',
	event: 'Sent',
	snapshot: 'State',
	reply: 'Reply',
	dead: 'Dead letter',
	other: 'Told',
	gap: 'Gap',
	peer: 'Peer',
};

export interface RowPart {
	readonly word: string;
	readonly entry: LogEntry;
}

/** What can be read of a row, and of its counterpart, in the order it happened. */
export function partsOf(row: Row | undefined, sequence: Sequence): readonly RowPart[] {
	if (row === undefined) return [];
	const counterpart = sequence.row(row.counterpart ?? 0);
	const own = entriesOf(row).map((entry) => ({
		word: entry === row.received && entry.kind === 'event' ? 'Received' : WORDS[entry.kind],
		entry,
	}));
	if (counterpart === undefined) return own;
	return row.kind === 'reply'
		? [{ word: 'Asked', entry: arrivalOf(counterpart) }, ...own]
		: [...own, { word: 'Reply', entry: counterpart.entry }];
}
