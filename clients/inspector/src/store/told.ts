import type { InspectionEvent } from '../channel/types.ts';
import type { PeerUpdate } from './peer-record.ts';

/** The type of what a recording says of a peer. It is of this page, not of the wire. */
export const PEER = '@xstate-webrtc.peer';

/** What a recording says of a peer. All times are milliseconds since 1970, as a text, as those of events. */
export type ToldOfPeer =
	| {
			readonly type: typeof PEER;
			readonly state: 'joined';
			readonly name: string;
			readonly kind: string;
			readonly instance?: string;
			readonly permissions: readonly string[];
			readonly inspectable: boolean;
			readonly createdAt: string;
	  }
	| { readonly type: typeof PEER; readonly state: 'left' | 'restarted'; readonly createdAt: string }
	| {
			readonly type: typeof PEER;
			readonly state: 'refused';
			readonly message: string;
			readonly createdAt: string;
	  };

/** A peer had to leave events out (protocol §5), and when it said so. */
export interface Gap {
	readonly type: 'gap';
	readonly dropped: number;
	readonly createdAt: string;
}

/** A peer has told everything, and these actors of it are alive (protocol §5). */
export interface Synced {
	readonly type: 'synced';
	readonly sessionIds: readonly string[];
	readonly createdAt: string;
}

/** What the store is told of one peer, in the words of a recording. */
export type Told = InspectionEvent | ToldOfPeer | Gap | Synced;

/** Something told, and of which peer. */
export interface Taped {
	readonly peerId: string;
	readonly told: Told;
}

// The store itself makes what is told here and is no event: its type says all.
export const isOfPeer = (told: Told): told is ToldOfPeer => told.type === PEER;
export const isSynced = (told: Told): told is Synced => told.type === 'synced';
export const isGap = (told: Told): told is Gap => told.type === 'gap';

/** An event that holds an actor's state. */
export const isState = (told: Told): told is InspectionEvent =>
	(told.type === '@xstate.actor' || told.type === '@xstate.snapshot') && typeof told.sessionId === 'string';

/** That a peer is there, or another than before in what it says of itself. */
export function joined({ peer, inspectable }: PeerUpdate, time: number): ToldOfPeer {
	const { name, kind, instance, permissions } = peer;
	return {
		type: PEER,
		state: 'joined',
		name,
		kind,
		...(instance !== undefined && { instance }),
		permissions,
		inspectable,
		createdAt: String(time),
	};
}
