/** A listener that may be told more than it looks at. Being a method, it fits however an engine types its events. */
type Listener<Event> = { call(event: Event): void }['call'] | null;

/** What is used of a `WebSocket`. */
export interface WebSocketLike {
	readonly readyState: number;
	onopen: Listener<object>;
	onmessage: Listener<{ readonly data: unknown }>;
	onclose: Listener<{ readonly code: number; readonly reason: string }>;
	onerror: Listener<object>;
	send(text: string): void;
	close(code?: number): void;
}

/** The class `WebSocket` of a browser, of Node, or of the package `ws`. */
export type WebSocketClass = new (url: string, protocols: string[]) => WebSocketLike;

/** What is used of an `RTCDataChannel`. */
export interface DataChannelLike {
	readonly readyState: string;
	onopen: Listener<object>;
	onmessage: Listener<{ readonly data: unknown }>;
	onclose: Listener<object>;
	send(text: string): void;
	close(): void;
}

/** What is used of an `RTCIceCandidate`. */
export interface CandidateLike {
	readonly candidate: string;
	readonly sdpMid: string | null;
	readonly sdpMLineIndex: number | null;
}

/** What is used of an `RTCStatsReport`. */
export interface StatsLike {
	forEach(look: (entry: Readonly<Record<string, unknown>>) => void): void;
}

/** What is used of an `RTCPeerConnection`. */
export interface PeerConnectionLike {
	readonly connectionState: string;
	readonly localDescription: { readonly type: string } | null;
	onicecandidate: Listener<{ readonly candidate: CandidateLike | null }>;
	onconnectionstatechange: Listener<object>;
	ondatachannel: Listener<{ readonly channel: DataChannelLike }>;
	createDataChannel(label: string, settings: RTCDataChannelInit): DataChannelLike;
	createOffer(options?: { readonly iceRestart?: boolean }): Promise<RTCSessionDescriptionInit>;
	createAnswer(): Promise<RTCSessionDescriptionInit>;
	setLocalDescription(description: RTCSessionDescriptionInit): Promise<void>;
	setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void>;
	addIceCandidate(candidate: RTCIceCandidateInit): Promise<void>;
	getStats(): Promise<StatsLike>;
	close(): void;
}

/** The class `RTCPeerConnection` of a browser or of another engine, such as `node-datachannel/polyfill`. */
export type PeerConnectionClass = new (configuration?: RTCConfiguration) => PeerConnectionLike;
