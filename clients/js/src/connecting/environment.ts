import type { Budget } from '../data/budget.js';
import type { Self } from '../peer.js';
import type { Timings } from '../timings.js';
import type { PeerConnectionClass } from '../web-apis.js';
import type { ActorDesk } from './actor-desk.js';
import type { RelayPacer } from './relay-pacer.js';

/** Whether signals reach a peer: this side has to be joined, the peer to be listed. */
export type Reach = 'reachable' | 'not-joined' | 'not-listed';

/** What connecting to peers needs of the membership and the engine. */
export interface Environment {
	readonly timings: Timings;
	readonly actors: ActorDesk;
	/** This member, undefined before the first join. */
	self(): Self | undefined;
	reach(peerId: string): Reach;
	/** Whether both this side's engine and the peer's can restart ICE. */
	canRestart(peerId: string): boolean;
	/** What goes through the hub, to whichever peer. */
	readonly relay: RelayPacer;
	/** Bounds the attempts to connect with all peers together. */
	readonly attempts: Budget;
	/** Sends a message to the hub. */
	signal(message: object): void;
	rtcConfiguration(): RTCConfiguration;
	/** @throws Error if there is no WebRTC here */
	rtcPeerConnection(): PeerConnectionClass;
	/** Something that the application may read has changed. */
	changed(): void;
}
