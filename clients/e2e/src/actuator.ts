/** What the tests read of `/actuator/xstatepeers`. */
export interface PeersAnswer {
	readonly peerId: string;
	readonly peers: readonly WatchingPeer[];
}

export interface WatchingPeer {
	readonly peerId: string;
	readonly name: string;
	readonly kind: string;
	readonly state: string;
	readonly path?: { readonly local: string; readonly remote: string };
}
