import type { RawEvent } from './published.js';
import {
	currentOf,
	definitionWithoutContext,
	rawEventOf,
	type XStateInspectionEvent,
} from './xstate-event.js';

/** How to publish. */
export interface WebRtcInspectorOptions {
	/** Which events are published; those of the types `@xstate.actor`, `@xstate.event` and `@xstate.snapshot` are asked for. */
	readonly filter?: (event: RawEvent) => boolean;
}

/** Where inspection events go in. */
export interface WebRtcInspector {
	/** An `inspect` observer for XState's `createActor`. */
	readonly inspect: (event: XStateInspectionEvent) => void;
	/** An adapter for `createInspector` of `@statelyai/inspect` 0.7. */
	readonly adapter: { send(event: RawEvent): void };
}

const types = new Set(['@xstate.actor', '@xstate.event', '@xstate.snapshot']);

/**
 * Publishes actors of this page or process to whichever peers inspect it, over WebRTC: `createActor(machine, { inspect })`.
 * Who may, and who sees values, is the hub's word; keys that look like secrets are masked. Nothing is encoded as long
 * as nobody inspects.
 *
 * @param channel an `ActorChannel`
 */
export function createWebRtcInspector(
	channel: { publish(event: RawEvent, current?: () => unknown): void },
	{ filter = () => true }: WebRtcInspectorOptions = {},
): WebRtcInspector {
	const publish = (event: RawEvent, current?: () => unknown): void => {
		if (types.has(event.type) && filter(event)) channel.publish(event, current);
	};
	return {
		inspect: (event) => {
			const raw = rawEventOf(event);
			if (raw?.type === '@xstate.actor') publish(raw, () => currentOf(event));
			else if (raw) publish(raw);
		},
		adapter: {
			send: (event) => {
				const { definition } = event;
				publish(
					definition === undefined ? event : { ...event, definition: definitionWithoutContext(definition) },
				);
			},
		},
	};
}
