import type { LogEntry } from '../../store/log-types.ts';
import type { KeptRows } from './kept-rows.ts';
import { arrivalOf, type Row } from './row.ts';

/** So many rows back a reply looks for what it replies to: an actor that is asked replies soon. */
const FURTHEST = 1_000;

/** The row of the event that a reply is to: the newest of its type and asker that has none yet. */
export const askOf = (rows: KeptRows, reply: LogEntry): Row | undefined =>
	rows.findLast((row) => row.counterpart === undefined && isAskOf(row, reply), FURTHEST);

function isAskOf(row: Row, { peerId, sessionId, type, payload }: LogEntry): boolean {
	if (row.kind !== 'message') return false;
	const asked = arrivalOf(row);
	return (
		asked.type === type &&
		asked.peerId === peerId &&
		asked.sessionId === sessionId &&
		asked.payload?.sourceId === payload?.targetId
	);
}
