import type { Problem } from '../channel-error.js';
import { after, type Cancel } from '../data/clock.js';
import { randomId } from '../data/random-id.js';
import type { ChannelId } from '../link/hello.js';
import type { SignalMessage } from '../signaling/hub-message.js';
import type { PeerConnectionLike } from '../web-apis.js';
import type { Attempts } from './attempts.js';
import type { Environment } from './environment.js';
import { RtcConnection } from './rtc-connection.js';

/** What dialing leads to. */
export interface DialerEvents {
	/** The connection is replaced by the peer's new one: what ran over it is cut. */
	onReplaced(): void;
	onOpen(connection: RtcConnection): void;
	onFrame(channel: ChannelId, frame: string): void;
	/** The attempt failed, or the open connection ended. */
	onClosed(problem: Problem): void;
	/** The other side asks for a connection, and there is no attempt that will bring one. */
	onWanted(): void;
}

/** Makes the connection to one peer, one at a time: the larger id offers, the other asks to be offered (protocol §2). */
export class Dialer {
	#connection: RtcConnection | undefined;
	#stopWaiting: Cancel | undefined;

	constructor(
		private readonly peerId: string,
		private readonly environment: Environment,
		private readonly attempts: Attempts,
		private readonly events: DialerEvents,
	) {}

	/** Whether an attempt is under way. */
	get dialing(): boolean {
		return this.#stopWaiting !== undefined;
	}

	get conn(): string | undefined {
		return this.#connection?.conn;
	}

	get peerConnection(): PeerConnectionLike | undefined {
		return this.#connection?.peerConnection;
	}

	get offers(): boolean {
		return (this.environment.self()?.peerId ?? '') > this.peerId;
	}

	/** Begins an attempt, in place of what there is. */
	dial(): void {
		this.hangUp();
		this.#wait();
		if (this.offers) this.#connect(randomId('c-'))?.offer();
		else this.environment.signal({ type: 'signal', to: this.peerId, want: 'connect' });
	}

	/** Ends connection or attempt; a last message has `delayMs` to leave. */
	hangUp(delayMs = 0): void {
		this.#stopWaiting?.();
		this.#stopWaiting = undefined;
		const connection = this.#connection;
		this.#connection = undefined;
		if (!connection) return;
		if (delayMs === 0) connection.close();
		else {
			after(delayMs, () => {
				connection.close();
			});
		}
	}

	/** A signal of the peer has come; one that does not fit the roles or the connection is void. */
	receive(signal: SignalMessage): void {
		const { conn, want, description, refused } = signal;
		if (want) this.#asked();
		else if (refused) this.#refused(conn, refused);
		else if (conn === undefined) return;
		else if (description?.type === 'offer') this.#offered(conn, description);
		else if (conn === this.conn) this.#negotiate(signal);
	}

	#asked(): void {
		if (this.offers && !this.dialing && this.attempts.admit()) this.events.onWanted();
	}

	/** An answer to what was asked or offered; whoever is not dialing has nothing to be refused. */
	#refused(conn: string | undefined, problem: Problem): void {
		if (this.dialing && conn === (this.offers ? this.conn : undefined)) this.#closed(problem);
	}

	/** The peer may open a connection through the hub instead, if it is told. */
	#unavailable(conn: string, message: string): void {
		if (this.offers) this.#closed({ code: 'no-webrtc', message });
		else {
			const refused = { code: 'unavailable', message };
			this.environment.signal({ type: 'signal', to: this.peerId, conn, refused });
			if (!this.environment.relay.limits) this.#closed({ code: 'no-webrtc', message });
		}
	}

	#negotiate({ description, candidate }: SignalMessage): void {
		if (description) this.#connection?.describe(description);
		else if (candidate) this.#connection?.candidate(candidate);
	}

	/** The same `conn` again is an ICE restart, another one a new connection. */
	#offered(conn: string, offer: RTCSessionDescriptionInit): void {
		if (this.offers) return;
		const asked = this.dialing && !this.#connection;
		if (!asked && !this.attempts.admit(conn)) return;
		if (conn !== this.conn) {
			this.events.onReplaced();
			this.hangUp();
			this.#wait();
			this.#connect(conn);
		}
		this.#connection?.describe(offer);
	}

	#connect(conn: string): RtcConnection | undefined {
		const { environment, peerId, events } = this;
		try {
			const engine = environment.rtcPeerConnection();
			const connection = new RtcConnection(conn, engine, environment.rtcConfiguration(), {
				signal: (part) => {
					environment.signal({ type: 'signal', to: peerId, conn, ...part });
				},
				onOpen: () => {
					this.#stopWaiting?.();
					this.#stopWaiting = undefined;
					events.onOpen(connection);
				},
				onFrame: (channel, frame) => {
					events.onFrame(channel, frame);
				},
				onInterrupted: () => {
					if (this.offers && environment.canRestart(peerId) && this.attempts.tryTake()) connection.restart();
				},
				onClosed: (problem) => {
					this.#closed(problem);
				},
			});
			this.#connection = connection;
			return connection;
		} catch (error) {
			this.#unavailable(conn, `This side cannot connect: ${String(error)}`);
			return undefined;
		}
	}

	#wait(): void {
		const seconds = this.environment.timings.openTimeoutMs / 1_000;
		this.#stopWaiting = after(this.environment.timings.openTimeoutMs, () => {
			this.#closed({ code: 'timeout', message: `No connection to the peer within ${seconds} s.` });
		});
	}

	#closed(problem: Problem): void {
		this.hangUp();
		this.events.onClosed(problem);
	}
}
