/** An actor that its peer announces to the channel (protocol §1, *service*). */
export interface Service {
	readonly systemId: string;
	readonly src?: string;
}

/** Another member of the channel, as the hub describes it (protocol §2). */
export interface Peer {
	/** Issued by the hub; names one run of one process or page. */
	readonly peerId: string;
	/** Chosen by the peer, not unique; empty if it gave none. */
	readonly name: string;
	/** Where it runs, if it says so. */
	readonly instance?: string;
	/** `jvm`, `browser`, `node`, `inspector` or another word. */
	readonly kind: string;
	/** Whether it can restart ICE on a living connection. */
	readonly iceRestart: boolean;
	readonly services: readonly Service[];
	/** The hub's word on what this peer may do: `inspect`, `values`, `send`, `spawn`, `peers`. */
	readonly permissions: readonly string[];
}

/** This member itself, on the hub's word. */
export interface Self {
	readonly peerId: string;
	readonly permissions: readonly string[];
	/** When the hub's permission to stay ends, as ISO-8601; absent if it does not. */
	readonly expiresAt?: string;
}
