import type { ActorStatus } from '../actors/actor-data.js';

/** What can be exposed: an actor of XState 5, or whatever else behaves like one. */
export interface LocalActor {
	readonly sessionId: string;
	readonly systemId?: string | undefined;
	/** Name of its logic, or the logic itself. */
	readonly src?: unknown;
	/** Handles an event before it returns, unless it is in the midst of another. */
	send(event: { readonly type: string }): void;
	getSnapshot(): LocalSnapshot;
	subscribe(observer: LocalObserver): { unsubscribe(): void };
	on?(type: '*', handler: (event: { readonly type: string }) => void): { unsubscribe(): void };
}

/** Where a {@link LocalActor} stands. */
export interface LocalSnapshot {
	readonly status: ActorStatus;
	readonly output?: unknown;
	/** Whether a machine would do something about an event; guards are asked. */
	can?(event: { readonly type: string }): boolean;
}

/** Hears of a {@link LocalActor}. */
export interface LocalObserver {
	next(): void;
	error(error: unknown): void;
	complete(): void;
}

/** How to expose an actor. */
export interface ExposeOptions {
	/** A well-known name that others find it by, 1 … 255 characters; default: the actor's own. */
	readonly systemId?: string;
}

/** What XState's actors have besides, and others may lack. */
interface Inner {
	readonly _parent?: Partial<LocalActor>;
	readonly _processingStatus?: number;
	readonly observers?: { readonly size: number };
	readonly logic?: { readonly config?: { readonly id?: unknown } };
}

/** Session id of the actor that started it; undefined for the first of its system. */
export function parentOf(actor: LocalActor): string | undefined {
	return (actor as Inner)._parent?.sessionId;
}

/** Name of its logic: what its parent calls it, or the machine's id. */
export function sourceOf(actor: LocalActor): string | undefined {
	const name = typeof actor.src === 'string' ? actor.src : (actor as Inner).logic?.config?.id;
	return typeof name === 'string' ? name : undefined;
}

/** What is sent to it would wait for its start, and nobody could say what it did. */
export function isStarted(actor: LocalActor): boolean {
	return (actor as Inner)._processingStatus !== 0;
}

/** The actor whose errors nobody above it takes. */
export function rootOf(actor: LocalActor): LocalActor {
	const parent = (actor as Inner)._parent as LocalActor | undefined;
	return parent?.subscribe ? rootOf(parent) : actor;
}

/** How many have subscribed to it; undefined if it does not tell. */
export function observersOf(actor: LocalActor): number | undefined {
	return (actor as Inner).observers?.size;
}
