import type { ActorMessage, ActorSnapshot } from '../actors/actor-data.js';
import { readStatus } from '../actors/read-data.js';
import { isData } from '../data/read.js';
import { capture } from './capture.js';

/**
 * An actor's snapshot for a peer (protocol §4). An error is not told but by `status`: its text is for those who own
 * the actor.
 */
export function captureSnapshot(snapshot: unknown, seesValues: boolean): ActorSnapshot {
	const { status, value, context, tags, output }: Readonly<Record<string, unknown>> = isData(snapshot)
		? snapshot
		: {};
	return {
		status: readStatus(status) ?? 'active',
		...(value !== undefined && { value: capture(value, true) }),
		...(context !== undefined && { context: capture(context, seesValues) }),
		...((tags instanceof Set || Array.isArray(tags)) && { tags: capture(tags, true) }),
		...(output !== undefined && { output: capture(output, seesValues) }),
	};
}

/** An event for a peer: its type is shown to everybody. */
export function captureEvent(event: ActorMessage, seesValues: boolean): ActorMessage {
	const captured = capture(event, seesValues);
	return { ...(isData(captured) && captured), type: event.type };
}
