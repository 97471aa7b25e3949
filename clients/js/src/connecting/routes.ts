import type { Problem } from '../channel-error.js';
import type { ChannelId } from '../link/hello.js';
import type { Transport } from '../link/transport.js';
import type { RelayMessage, SignalMessage } from '../signaling/hub-message.js';
import type { PeerConnectionLike } from '../web-apis.js';
import { Attempts } from './attempts.js';
import { Dialer } from './dialer.js';
import type { Environment } from './environment.js';
import { Relaying } from './relaying.js';

/** What the hub's relay makes up for. */
const relayable = new Set(['timeout', 'connect-failed', 'no-webrtc', 'unavailable']);

const replaced: Problem = { code: 'replaced', message: 'The peer made a new connection.' };

/** What the ways to a peer lead to. */
export interface RoutesEvents {
	/** A connection is open, and is the one in use from now on. */
	onOpen(transport: Transport): void;
	/** A frame of the connection in use. */
	onFrame(channel: ChannelId, frame: string): void;
	/** The connection in use is gone. */
	onCut(problem: Problem): void;
	/** An attempt failed. */
	onFailed(problem: Problem): void;
	/** The peer makes a new connection: whatever was planned is void. */
	onReplaced(): void;
	/** The other side asks for a connection, and there is no attempt that will bring one. */
	onWanted(): void;
}

/** Both ways to a peer, one of which is in use: a direct one, and where that does not open one through the hub (protocol §2). */
export class Routes {
	readonly #attempts: Attempts;
	readonly #dialer: Dialer;
	readonly #relaying: Relaying;
	#used: Dialer | Relaying | undefined;

	constructor(
		private readonly peerId: string,
		private readonly environment: Environment,
		private readonly events: RoutesEvents,
	) {
		this.#attempts = new Attempts(peerId, environment);
		this.#dialer = new Dialer(peerId, environment, this.#attempts, {
			onReplaced: () => {
				if (this.#used === this.#dialer) events.onCut(replaced);
				events.onReplaced();
			},
			onOpen: (connection) => {
				this.#use(this.#dialer, connection);
				this.#relaying.close();
			},
			onFrame: (channel, frame) => {
				if (this.#used === this.#dialer) events.onFrame(channel, frame);
			},
			onClosed: (problem) => {
				this.#closed(this.#dialer, problem);
			},
			onWanted: () => {
				events.onWanted();
			},
		});
		this.#relaying = new Relaying(peerId, environment, this.#attempts, {
			onReplaced: () => {
				if (this.#used) events.onCut(replaced);
				this.#dialer.hangUp();
				events.onReplaced();
			},
			onOpen: (connection) => {
				this.#use(this.#relaying, connection);
			},
			onFrame: (channel, frame) => {
				if (this.#used === this.#relaying) events.onFrame(channel, frame);
			},
			onClosed: (problem) => {
				this.#closed(this.#relaying, problem);
			},
		});
	}

	/** Whether this side makes the connections. */
	get offers(): boolean {
		return this.#dialer.offers;
	}

	/** Whether an attempt is under way. */
	get dialing(): boolean {
		return this.#dialer.dialing || (this.#relaying.active && this.#used !== this.#relaying);
	}

	/** Whether the connection in use is as good as it gets. */
	get settled(): boolean {
		return this.#used === this.#dialer || (this.#used !== undefined && !this.offers);
	}

	/** Whether the hub makes up for an engine that cannot connect. */
	get relays(): boolean {
		return this.#relaying.allowed;
	}

	/** Name of the connection in use, or of the attempt. */
	get conn(): string | undefined {
		return this.#used ? this.#used.conn : (this.#dialer.conn ?? this.#relaying.conn);
	}

	/** What the connection in use can be measured by; undefined through the hub. */
	get peerConnection(): PeerConnectionLike | undefined {
		return this.#used === this.#dialer ? this.#dialer.peerConnection : undefined;
	}

	/** Whether another attempt may begin by now, which then counts. */
	mayDial(): boolean {
		return this.#attempts.tryTake();
	}

	/** Begins an attempt at a direct connection, in place of a direct one that there is. */
	dial(): void {
		this.#dialer.dial();
	}

	/** Gives the connection in use up; a last message has `delayMs` to leave. */
	leave(delayMs = 0): void {
		const used = this.#used;
		this.#used = undefined;
		if (used === this.#dialer) this.#dialer.hangUp(delayMs);
		else if (used) this.#relaying.close(delayMs);
	}

	/** Gives attempts up that this side alone has begun. */
	giveUp(): void {
		if (this.#dialer.conn === undefined) this.#dialer.hangUp();
	}

	/** Gives everything up. */
	hangUp(): void {
		this.#used = undefined;
		this.#dialer.hangUp();
		this.#relaying.close();
	}

	receive(signal: SignalMessage): void {
		if (signal.refused) this.#relaying.refused(signal.conn, signal.refused);
		this.#dialer.receive(signal);
	}

	relayed(message: RelayMessage): void {
		this.#relaying.receive(message);
	}

	/** The socket to the hub is cut, and what ran over it. */
	socketCut(): void {
		this.#relaying.socketCut();
	}

	#use(way: Dialer | Relaying, transport: Transport): void {
		this.#used = way;
		this.events.onOpen(transport);
	}

	#closed(way: Dialer | Relaying, problem: Problem): void {
		if (way === this.#used) this.events.onCut(problem);
		else {
			this.events.onFailed(problem);
			if (way === this.#dialer && relayable.has(problem.code)) this.#fallBack();
		}
	}

	/** Where no direct connection opens, the offerer opens one through the hub. */
	#fallBack(): void {
		const { environment, peerId } = this;
		if (!this.offers || !this.relays || this.#relaying.active) return;
		if (environment.reach(peerId) === 'reachable') this.#relaying.open();
	}
}
