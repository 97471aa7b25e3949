import type { ChannelStatus, ConnectionInfo } from '../channel/types.ts';
import type { ConnectionPast } from './connection-record.ts';
import type { LogView } from './log-types.ts';

export type ActorStatus = 'active' | 'done' | 'error' | 'stopped';

/** One actor as last seen; replaced, never changed. */
export interface ActorEntry {
	/** Unique in the page: session ids are unique only within their peer. */
	readonly key: string;
	readonly peerId: string;
	readonly sessionId: string;
	readonly name: string;
	readonly rootId?: string;
	readonly parentId?: string;
	/** Whether its state was told, not only an event that was meant for it. */
	readonly told: boolean;
	readonly status: ActorStatus;
	readonly value?: unknown;
	/** The active atomic states, such as `paid.packing`; several where regions are parallel. */
	readonly leaves: readonly string[];
	/** Undefined: not known, which is not empty. A peer that nobody watches takes no copy of it. */
	readonly context?: unknown;
	readonly tags: readonly string[];
	readonly output?: unknown;
	readonly error?: unknown;
	readonly definition?: string;
	readonly lastEvent?: unknown;
	/** How it came to its state: from which one, and by which event. Undefined if that was not seen. */
	readonly step?: { readonly from: unknown; readonly event: unknown } | undefined;
	/** What it holds is too much for this page. */
	readonly leftOut: boolean;
	readonly events: number;
	readonly changes: number;
	/** How often it changed after it had been at rest for three quarters of a second. */
	readonly bursts: number;
	/** Milliseconds since 1970, by the peer's clock. */
	readonly changedAt: number;
}

export interface PeerEntry {
	readonly peerId: string;
	readonly name: string;
	readonly kind: string;
	readonly instance?: string;
	readonly permissions: readonly string[];
	/** Ids of the runs that it goes on for, as far as this page knows; the last one first. */
	readonly before: readonly string[];
	/** 0…5: tells peers apart in the log. */
	readonly hue: number;
	readonly inspectable: boolean;
	/** Whether this page may send events to those of its actors that it exposes. */
	readonly sendable: boolean;
	/** The peer's own words, if it refused to be inspected. */
	readonly refusal?: string;
	/** Whether what it had when we came has arrived. */
	readonly synced: boolean;
	readonly connection?: ConnectionInfo;
	/** How the connection went so far. */
	readonly past: ConnectionPast;
	/** It has more than this page keeps: something is left out. */
	readonly crowded: boolean;
	readonly actors: readonly ActorEntry[];
}

export type PageStatus =
	| { readonly state: 'loading' }
	| { readonly state: 'waiting'; readonly message: string }
	/** What is shown was read from a file. */
	| { readonly state: 'recording' }
	| { readonly state: 'refused'; readonly code: string; readonly message: string }
	| ChannelStatus;

export interface State {
	readonly application: string;
	readonly channel: string;
	readonly channels: readonly string[];
	readonly status: PageStatus;
	readonly peers: readonly PeerEntry[];
	readonly log: LogView;
}
