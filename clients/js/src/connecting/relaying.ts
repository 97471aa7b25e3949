import type { Problem } from '../channel-error.js';
import { after, type Cancel } from '../data/clock.js';
import { randomId } from '../data/random-id.js';
import type { ChannelId } from '../link/hello.js';
import type { RelayMessage } from '../signaling/hub-message.js';
import type { Attempts } from './attempts.js';
import type { Environment } from './environment.js';
import { RelayConnection } from './relay-connection.js';

const overloaded: Problem = {
	code: 'overloaded',
	message: 'Too much waits for the hub.',
};

/** What relaying leads to. */
export interface RelayingEvents {
	/** The peer opens a connection through the hub, which replaces every other one. */
	onReplaced(): void;
	onOpen(connection: RelayConnection): void;
	onFrame(channel: ChannelId, frame: string): void;
	/** It could not be opened, or has ended; not told for one that was closed from here. */
	onClosed(problem: Problem): void;
}

/** The way to one peer through the hub: the larger id opens it, one at a time (protocol §2, *Relay*). */
export class Relaying {
	#connection: RelayConnection | undefined;
	#stopWaiting: Cancel | undefined;

	constructor(
		private readonly peerId: string,
		private readonly environment: Environment,
		private readonly attempts: Attempts,
		private readonly events: RelayingEvents,
	) {}

	/** Whether the hub relays at all. */
	get allowed(): boolean {
		return this.environment.relay.limits !== undefined;
	}

	/** Whether there is a connection, or one is being opened. */
	get active(): boolean {
		return this.#connection !== undefined;
	}

	get conn(): string | undefined {
		return this.#connection?.conn;
	}

	/** Opens one; that is the offerer's to do. */
	open(): void {
		this.close();
		this.#connection = this.#make(randomId('c-'));
		this.#stopWaiting = after(this.environment.timings.openTimeoutMs, () => {
			this.close();
			this.events.onClosed({ code: 'timeout', message: 'The peer does not answer through the hub.' });
		});
		this.#connection.open();
	}

	/** A last message has `delayMs` to leave. */
	close(delayMs = 0): void {
		const connection = this.#forget();
		if (!connection) return;
		if (delayMs === 0) connection.close();
		else {
			after(delayMs, () => {
				connection.close();
			});
		}
	}

	/** The socket is cut, and with it what ran over it; true if there was such. */
	socketCut(): void {
		const connection = this.#forget();
		connection?.drop();
		if (connection) this.events.onClosed({ code: 'closed', message: 'The socket to the hub was cut.' });
	}

	/** Something of the peer, or of the hub on its behalf, has come. */
	receive({ conn, channel, frame, closed }: RelayMessage): void {
		if (closed) this.#closed(conn, closed);
		else if (conn === undefined) return;
		else if (frame === undefined) this.#opening(conn);
		else if (conn === this.conn && !this.#stopWaiting && channel !== undefined)
			this.events.onFrame(channel, frame);
	}

	/** The peer makes no connection through the hub. */
	refused(conn: string | undefined, problem: Problem): void {
		if (this.#stopWaiting && conn === this.conn) this.#closed(conn, problem);
	}

	#opening(conn: string): void {
		if (conn === this.conn) {
			if (!this.#stopWaiting || !this.#connection) return;
			this.#stopWaiting();
			this.#stopWaiting = undefined;
			this.events.onOpen(this.#connection);
		} else if (this.allowed && this.#offeredByPeer && this.attempts.admit(conn)) {
			this.#forget()?.drop();
			this.events.onReplaced();
			const connection = this.#make(conn);
			this.#connection = connection;
			connection.open();
			this.events.onOpen(connection);
		}
	}

	get #offeredByPeer(): boolean {
		return this.peerId > (this.environment.self()?.peerId ?? '');
	}

	/** Without a name it is whichever there is, of which the other side has heard nothing. */
	#closed(conn: string | undefined, problem: Problem): void {
		if (!this.#connection || (conn ?? this.conn) !== this.conn) return;
		if (conn === undefined) this.close();
		else this.#forget()?.drop();
		this.events.onClosed(problem);
	}

	#forget(): RelayConnection | undefined {
		this.#stopWaiting?.();
		this.#stopWaiting = undefined;
		const connection = this.#connection;
		this.#connection = undefined;
		return connection;
	}

	#make(conn: string): RelayConnection {
		const { environment, peerId } = this;
		const tellHub = (message: object): void => {
			if (environment.reach(peerId) !== 'not-joined') environment.signal(message);
		};
		return new RelayConnection(conn, peerId, environment.relay, tellHub, () => {
			this.#closed(conn, overloaded);
		});
	}
}
