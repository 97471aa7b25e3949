import type { InspectorStore } from '../store/store.ts';
import type { Session } from './session.ts';

/** Nothing but a log-in helps, and the application asks for one when the whole page is requested. */
const NEEDS_LOG_IN = new Set(['401', 'unauthorized']);

/** What "Try again" does: begins the visit again, with the whole page if somebody has to log in. */
export async function retry(
	store: InspectorStore,
	session: Pick<Session, 'start'>,
	reload: () => void,
): Promise<void> {
	const { status } = store.getState();
	const code = 'error' in status ? status.error.code : 'code' in status ? status.code : undefined;
	if (code !== undefined && NEEDS_LOG_IN.has(code)) reload();
	else await session.start();
}
