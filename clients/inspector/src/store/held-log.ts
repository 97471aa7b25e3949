import type { LogView } from './log-types.ts';

/** So many entries stay for a reader, whatever comes: at thousands a second the log itself lets go within seconds. */
export const MAX_HELD = 20_000;

/** The newest entries of the log as they are now; they stay though the log lets them go. */
export function heldLog(log: LogView): LogView {
	const { nextId, dropped } = log;
	const entries = log.from(nextId - MAX_HELD);
	const firstId = nextId - entries.length;
	return {
		firstId,
		nextId,
		dropped,
		at: (id) => entries[id - firstId],
		from: (id) => entries.slice(Math.max(0, id - firstId)),
	};
}
