import type { LogEntry } from '../../store/log-types.ts';
import type { ActorStatus } from '../../store/types.ts';

const isStatus = (status: unknown): status is ActorStatus =>
	status === 'done' || status === 'error' || status === 'stopped';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Why it came to nothing, if it did. */
export const codeOf = ({ payload }: LogEntry): string | undefined => text(payload?.code);

/** What its actor has ended with, if it has. */
export function endOf({ payload }: LogEntry): ActorStatus | undefined {
	const snapshot = payload?.snapshot;
	if (typeof snapshot !== 'object' || snapshot === null || !('status' in snapshot)) return undefined;
	return isStatus(snapshot.status) ? snapshot.status : undefined;
}
