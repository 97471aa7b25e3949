import type { ConnectionInfo } from '../connection-info.js';
import { type Cancel, every } from '../data/clock.js';
import type { LinkConnection } from '../link/link-connection.js';
import type { PeerConnectionLike } from '../web-apis.js';
import { readRoute, type Route } from './route.js';

const throughHub: Route = { path: { local: 'relay', remote: 'relay', protocol: 'websocket' } };

const counters = ['bytesSent', 'bytesReceived', 'messagesSent', 'messagesReceived'] as const;

type Counters = Record<(typeof counters)[number], number>;

/** Counts over all connections to one peer, and looks up the route of the current one from time to time. */
export class Telemetry {
	readonly #past: Counters = { bytesSent: 0, bytesReceived: 0, messagesSent: 0, messagesReceived: 0 };
	#counted: Counters = { ...this.#past };
	#connection: LinkConnection | undefined;
	#route: Route = {};
	#stop: Cancel | undefined;
	#info: ConnectionInfo | undefined;

	constructor(
		private readonly everyMs: number,
		private readonly changed: () => void,
	) {}

	/** Completes the picture; the same object as before if nothing differs. */
	info(standing: Pick<ConnectionInfo, 'state' | 'conn' | 'error'>): ConnectionInfo {
		const info = Object.freeze({ ...standing, ...this.#route, ...this.#counted });
		if (!this.#info || !isSame(this.#info, info)) this.#info = info;
		return this.#info;
	}

	/** A connection is ready; without a peer connection it goes through the hub. */
	watch(connection: LinkConnection, peerConnection: PeerConnectionLike | undefined): void {
		this.leave();
		this.#connection = connection;
		const refresh = async (): Promise<void> => {
			const route = peerConnection ? await readRoute(peerConnection) : throughHub;
			if (this.#connection !== connection) return;
			const roundTripTimeMs = route.roundTripTimeMs ?? connection.roundTripTimeMs;
			this.#route = { ...route, ...(roundTripTimeMs !== undefined && { roundTripTimeMs }) };
			this.#count();
			this.changed();
		};
		this.#stop = every(this.everyMs, () => void refresh());
		void refresh();
	}

	/** The connection has ended; what it counted stays. */
	leave(): void {
		this.#stop?.();
		this.#count();
		Object.assign(this.#past, this.#counted);
		this.#connection = undefined;
		this.#route = {};
	}

	#count(): void {
		const counted = { ...this.#past };
		for (const counter of counters) counted[counter] += this.#connection?.[counter] ?? 0;
		this.#counted = counted;
	}
}

/** The route is a new object at every look. */
function isSame(one: ConnectionInfo, other: ConnectionInfo): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
