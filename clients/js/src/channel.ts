import type { Problem } from './channel-error.js';
import type { ConnectionInfo } from './connection-info.js';
import type { InspectionEvent } from './inspecting/inspection-event.js';
import type { Peer, Self } from './peer.js';
import type { Timings } from './timings.js';
import type { PeerConnectionClass, WebSocketClass } from './web-apis.js';

/**
 * A token, or a function that gets one. The function is asked at every join and before the token expires; what it
 * throws is told in {@link Channel.status}, and it is asked again after a while.
 */
export type JoinToken = string | (() => string | Promise<string>);

/** How to join a channel. */
export interface JoinOptions {
	/** The discovery label that peers meet under, e.g. the application's name. */
	channel: string;
	/** Shown to the other members. */
	name: string;
	/** `browser`, `node`, `inspector` or another word. */
	kind: string;
	/** What the hub asks for besides the handshake's own login, if anything. */
	token?: JoinToken;
	/** What {@link Channel.suspend} returned before: keeps the peer id if it is not too old, else a new one is given. */
	resume?: string;
	/** Whether connections may restart ICE; default: as the engine at hand is known to (browsers can). */
	iceRestart?: boolean;
	/** Default: the global one. In Node before 22: that of the package `ws`. */
	webSocket?: WebSocketClass;
	/** Default: the global one, needed only once something is to be inspected. In Node: `node-datachannel/polyfill`. */
	rtcPeerConnection?: PeerConnectionClass;
	/** For tests. */
	timings?: Partial<Timings>;
}

/** Where the membership stands: `rejoining` after the socket was cut, `closed` for good. */
export interface ChannelStatus {
	readonly state: 'joining' | 'joined' | 'rejoining' | 'closed';
	/** The hub's last refusal, or why it cannot be reached; `joined` with an error: it refused a message. */
	readonly error?: Problem;
}

/** The answer to the first join. */
export interface Joined {
	readonly self: Self;
	readonly peers: readonly Peer[];
}

/** What to hear of an inspected peer. A listener's exception is reported and harms nothing else. */
export interface InspectOptions {
	/** How many past events to be told at first; default 200 (protocol §5). */
	history?: number;
	/** Events in order, as many at once as arrived together. */
	onEvents(events: InspectionEvent[]): void;
	/** Everything up to here is told; these actors are alive. */
	onSynced?(sessionIds: string[]): void;
	/** This side was too slow (or the peer's history too short): so many events are left out. */
	onGap?(dropped: number): void;
	/** What follows begins from nothing: drop what is known of this peer's actors. */
	onRestart?(): void;
	/**
	 * The peer or the hub has said `forbidden`, and why; the inspection goes on by itself once this side may more. Who
	 * begins after that is not told; `connection(peerId).error` says it.
	 */
	onError?(error: Problem): void;
}

/** An inspection under way; it survives cuts of the connection and of the signaling. */
export interface Inspection {
	/** Ends it; nothing is heard afterwards. May be called twice. */
	stop(): void;
}

/** Membership in one channel of one hub. All members may be read at any time. */
export interface Channel {
	/** The first join; rejects with a {@link ChannelError} if the hub refuses for good or the channel is closed. */
	readonly joined: Promise<Joined>;
	/** A new object on change. */
	readonly status: ChannelStatus;
	/** Undefined before the first join. */
	readonly self: Self | undefined;
	/** The other members; a new array on change. */
	readonly peers: readonly Peer[];
	/** Calls `listener` after anything readable here has changed; the answer unsubscribes. Needs no `this`. */
	readonly subscribe: (listener: () => void) => () => void;
	/** Watches the actors of a peer; connects to it when needed (protocol §2, *Connecting*, and §5). */
	inspect(peerId: string, options: InspectOptions): Inspection;
	/** The connection to a peer; undefined if there never was one. A new object on change. */
	connection(peerId: string): ConnectionInfo | undefined;
	/**
	 * Gives the hub a fresh token before {@link Self.expiresAt}; later joins use it too (protocol §2, `renew`).
	 * Not needed where {@link JoinOptions.token} is a function.
	 */
	renew(token: string): void;
	/**
	 * Closes everything here without leaving: the hub keeps this member's place for a while (30 s unless set
	 * otherwise), and its peers keep theirs. For a page that is loaded anew, `join` with {@link JoinOptions.resume} takes
	 * the id up again; conversations begin anew.
	 *
	 * @returns a secret for one use, to be kept where only this page reads it; undefined if it never joined or is closed
	 */
	suspend(): string | undefined;
	/** Leaves: says `bye` on every link, closes everything. A page calls it on `pagehide`. May be called twice. */
	close(): void;
}
