/** What the tests read of `/actuator/xstatepeers`. */
export interface PeersAnswer {
	readonly peers: readonly WatchingPeer[];
}

export interface WatchingPeer {
	readonly peerId: string;
	readonly name: string;
	readonly kind: string;
	readonly state: string;
	readonly connection?: {
		readonly path?: string;
		readonly inspects: boolean;
		readonly candidates?: { readonly local: string; readonly remote: string };
	};
}

/** What the tests read of `/actuator/xstateactors`. */
export interface ActorsAnswer {
	readonly actors: readonly LivingActor[];
}

export interface LivingActor {
	readonly name: string;
	/** As XState writes it. */
	readonly state: unknown;
	readonly lastEvent: { readonly type: string; readonly transitions: number } | null;
}
