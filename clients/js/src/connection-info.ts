import type { Problem } from './channel-error.js';

/** Kind of an ICE candidate: on the host, seen by STUN, seen by the other side, or relayed by TURN. */
export type CandidateKind = 'host' | 'srflx' | 'prflx' | 'relay';

/** The route that a connection's packets take. Addresses are absent where the browser hides them. */
export interface ConnectionPath {
	readonly local: CandidateKind;
	readonly remote: CandidateKind;
	readonly localAddress?: string;
	readonly remoteAddress?: string;
	/** `udp` or `tcp`; `websocket` if it goes through the hub, both ends then being `relay`. */
	readonly protocol?: string;
}

/**
 * How this side stands with one peer (protocol §3, *Alive*): `disconnected` for at most 30 s, in which what is
 * known is kept, then `lost` or, while an inspection still wants it, `connecting`.
 */
export type ConnectionState = 'connecting' | 'connected' | 'disconnected' | 'lost';

/** An immutable picture of the connection to one peer; counters are as of the last refresh (2 s). */
export interface ConnectionInfo {
	readonly state: ConnectionState;
	/** Random name of the current connection or attempt. */
	readonly conn?: string;
	/** Why the last connection ended or could not be made, or why the peer refused. */
	readonly error?: Problem;
	readonly path?: ConnectionPath;
	readonly roundTripTimeMs?: number;
	/** UTF-8 bytes of frames, over all connections to this peer; so are the other counters. */
	readonly bytesSent: number;
	readonly bytesReceived: number;
	/** Counted messages of the protocol §3: hello, acknowledgements, pings and byes are not among them. */
	readonly messagesSent: number;
	readonly messagesReceived: number;
}
