import { parentOf, sourceOf } from '../serving/local-actor.js';
import type { LocalActor } from '../serving/local-actor.js';
import type { RawEvent } from './published.js';

/** What XState 5 tells the `inspect` observer of `createActor`. */
export interface XStateInspectionEvent {
	readonly type: string;
	readonly rootId: string;
	readonly actorRef: { readonly sessionId: string; getSnapshot(): unknown };
}

/** Longest definition that is told, in characters. */
const maxDefinition = 262_144;

/** What differs between the types. */
interface Members extends XStateInspectionEvent {
	readonly sourceRef?: { readonly sessionId: string };
	readonly event?: unknown;
	readonly snapshot?: unknown;
}

/** As `@statelyai/inspect` has it; undefined for the types that it has not. */
export function rawEventOf(event: XStateInspectionEvent): RawEvent | undefined {
	const { type, rootId, actorRef, sourceRef, event: sent, snapshot }: Members = event;
	const common = { type, rootId, sessionId: actorRef.sessionId, createdAt: String(Date.now()) };
	if (type === '@xstate.actor') return { ...common, ...describe(actorRef as LocalActor & Named) };
	if (type === '@xstate.event') return { ...common, sourceId: sourceRef?.sessionId, event: sent };
	return type === '@xstate.snapshot' ? { ...common, event: sent, snapshot } : undefined;
}

interface Named {
	readonly id: string;
	readonly logic?: { readonly config?: unknown };
	/** Has the system id before the actor itself has. */
	readonly options?: { readonly systemId?: string };
}

function describe(actor: LocalActor & Named): Omit<RawEvent, 'type' | 'sessionId'> {
	const src = sourceOf(actor);
	return {
		name: actor.id === actor.sessionId ? (src ?? actor.id) : actor.id,
		systemId: actor.options?.systemId,
		src,
		parentId: parentOf(actor),
		definition: definitionOf(actor.logic?.config),
	};
}

/** The actor's snapshot; undefined while XState makes the actor, of which it tells before. */
export function currentOf({ actorRef }: XStateInspectionEvent): unknown {
	try {
		return actorRef.getSnapshot();
	} catch {
		return undefined;
	}
}

/** A definition that another has written, as this client tells it. */
export function definitionWithoutContext(definition: string): string | undefined {
	try {
		return definitionOf(JSON.parse(definition));
	} catch {
		return undefined;
	}
}

/** A machine's config without its context, which is data and no code; undefined if it cannot be written. */
function definitionOf(config: unknown): string | undefined {
	if (typeof config !== 'object' || config === null) return undefined;
	try {
		const code = { ...config, context: undefined };
		const text = JSON.stringify(code, (_key, value: unknown) =>
			typeof value === 'function' ? { type: value.name } : value,
		);
		return text.length <= maxDefinition ? text : undefined;
	} catch {
		return undefined;
	}
}
