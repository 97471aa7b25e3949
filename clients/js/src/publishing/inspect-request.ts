import type { ActorQuery } from '../actors/actor-data.js';
import { count, type Data, isData, text } from '../data/read.js';

/** What an inspector asks for (protocol §5). */
export interface InspectRequest {
	/** How many past events at most. */
	readonly history: number;
	/** Number of the last event that it has; absent if it has none. */
	readonly after: number | undefined;
	readonly query: ActorQuery;
}

/** Reads `inspect`. What makes no sense counts as absent. */
export function readInspect({ history, after, query }: Data): InspectRequest {
	const { systemId, src, status } = isData(query) ? query : {};
	const patterns = { systemId: text(systemId, 256), src: text(src, 256), status: text(status, 256) };
	const present = Object.entries(patterns).filter(([, pattern]) => pattern !== undefined);
	return { history: count(history) ?? Infinity, after: count(after), query: Object.fromEntries(present) };
}
