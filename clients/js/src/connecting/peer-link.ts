import type { Inspection, InspectOptions } from '../channel.js';
import type { Problem } from '../channel-error.js';
import type { ConnectionInfo, ConnectionState } from '../connection-info.js';
import { Backoff } from '../data/backoff.js';
import { after, type Cancel, now } from '../data/clock.js';
import type { Data } from '../data/read.js';
import { Feed } from '../inspecting/feed.js';
import type { ChannelId } from '../link/hello.js';
import { Link } from '../link/link.js';
import type { LinkConnection } from '../link/link-connection.js';
import type { Transport } from '../link/transport.js';
import type { RelayMessage, SignalMessage } from '../signaling/hub-message.js';
import { tooMany } from './attempts.js';
import type { Environment } from './environment.js';
import { Routes } from './routes.js';
import { Telemetry } from './telemetry.js';

/** Asked again, the peer or the hub would answer the same until permissions change. */
const final = new Set(['forbidden', 'unsupported-version', 'no-webrtc']);

/** Refusals of the hub that no attempt survives. */
const outOfReach = new Set(['unknown-peer', 'forbidden']);

/** A link that lived this long was a success: the next pause before connecting is a short one again. */
const provenMs = 10_000;

/** How this side stands with one peer: connects while somebody wants it, keeps the link, notices when it is cut or lost. */
export class PeerLink {
	readonly #feed: Feed;
	readonly #routes: Routes;
	readonly #backoff: Backoff;
	readonly #telemetry: Telemetry;
	#link: Link | undefined;
	#connection: LinkConnection | undefined;
	#cancelRetry: Cancel | undefined;
	#readyAt: number | undefined;
	#problem: Problem | undefined;
	/** The peer asked for a connection, which this side with the larger id has to bring about. */
	#wanted = false;
	#refused = false;
	#closed = false;

	constructor(
		readonly peerId: string,
		private readonly environment: Environment,
	) {
		const { timings } = environment;
		this.#backoff = new Backoff(timings.reconnectFirstMs, timings.reconnectMaxMs);
		this.#telemetry = new Telemetry(timings.statisticsMs, () => {
			this.#changed();
		});
		this.#feed = new Feed(() => {
			this.poke();
		});
		this.#routes = new Routes(peerId, environment, {
			onOpen: (transport) => {
				this.#opened(transport);
			},
			onFrame: (channel, frame) => this.#connection?.receive(channel, frame),
			onCut: (problem) => {
				this.#link?.cut(problem);
			},
			onFailed: (problem) => {
				this.#pause(problem);
			},
			onReplaced: () => {
				this.#cancelRetry?.();
			},
			onWanted: () => {
				this.#wanted = true;
				this.#link?.cut({ code: 'replaced', message: 'The peer asked for a new connection.' });
				this.#dial();
			},
		});
	}

	/** Whether there is anything to remember: a listener, a link or an attempt. */
	get idle(): boolean {
		return !this.#feed.active && !this.#link && !this.#routes.dialing;
	}

	get info(): ConnectionInfo {
		const { conn } = this.#routes;
		const problem = this.#problem;
		return this.#telemetry.info({
			state: this.#state,
			...(conn && { conn }),
			...(problem && { error: problem }),
		});
	}

	inspect(options: InspectOptions): Inspection {
		return this.#feed.add(options);
	}

	/** The conversation with the peer, begun if need be; undefined if the peer cannot be met. */
	converse(): Link | undefined {
		const { environment, peerId } = this;
		if (!this.#link && (this.#closed || environment.reach(peerId) === 'not-listed')) return undefined;
		this.#link ??= this.#newLink();
		this.poke();
		return this.#link;
	}

	receive(signal: SignalMessage): void {
		if (!this.#closed) this.#routes.receive(signal);
		this.#changed();
	}

	relayed(message: RelayMessage): void {
		if (!this.#closed) this.#routes.relayed(message);
		this.#changed();
	}

	/** The socket to the hub is cut, and what ran over it. */
	socketCut(): void {
		this.#routes.socketCut();
	}

	/** Connects if that is wanted, possible and not under way. */
	poke(): void {
		if (!this.#routes.settled && !this.#routes.dialing && !this.#cancelRetry) this.#dialIfWanted();
		this.#changed();
	}

	/** What was refused may be granted now, and who was out of reach may be there: begins without a pause. */
	retry(): void {
		this.#refused = false;
		this.#backoff.reset();
		this.#cancelRetry?.();
		this.#cancelRetry = undefined;
		this.poke();
	}

	/** The hub refused a signal to the peer. Others than these may have been about one candidate of many. */
	refusedByHub(problem: Problem): void {
		if (!this.#routes.dialing || !outOfReach.has(problem.code)) return;
		const connection = this.#connection;
		this.#routes.hangUp();
		if (connection) connection.cut(problem);
		else this.#pause(problem);
	}

	/** The peer is gone for good, or this member is another now: nothing is kept. */
	lose(problem: Problem): void {
		this.#routes.hangUp();
		this.#link?.lose(problem);
		this.#wanted = false;
		this.#changed();
	}

	/** Says `bye` and closes. */
	close(problem: Problem): void {
		this.#link?.bye(problem);
		this.lose(problem);
	}

	/** Closes for good. */
	end(problem: Problem): void {
		this.#closed = true;
		this.close(problem);
		this.#cancelRetry?.();
	}

	get #state(): ConnectionState {
		if (this.#link && (this.#connection || this.#link.state === 'disconnected')) return this.#link.state;
		return this.#routes.dialing || this.#hasHope ? 'connecting' : 'lost';
	}

	/** Another attempt will follow, sooner or later. */
	get #hasHope(): boolean {
		const { environment, peerId } = this;
		return this.#isWanted && !this.#refused && !this.#closed && environment.reach(peerId) !== 'not-listed';
	}

	get #isWanted(): boolean {
		return this.#feed.active || this.#wanted || this.#link !== undefined;
	}

	#dialIfWanted(): void {
		const { environment, peerId } = this;
		if (!this.#isWanted || this.#refused || this.#closed || environment.reach(peerId) !== 'reachable') return;
		if (this.#routes.mayDial()) this.#dial();
		else this.#pause(tooMany);
	}

	#dial(): void {
		this.#cancelRetry?.();
		this.#cancelRetry = undefined;
		this.#routes.dial();
		this.#changed();
	}

	#opened(transport: Transport): void {
		this.#leave();
		this.#link ??= this.#newLink();
		this.environment.actors.connecting(this.peerId);
		this.#connection = this.#link.attach(transport);
	}

	#newLink(): Link {
		const { environment, peerId } = this;
		const identity = {
			/** Known once a connection is there: a conversation may begin before this member has joined. */
			get selfId(): string {
				return environment.self()?.peerId ?? '';
			},
			peerId,
		};
		return new Link(identity, environment.timings, {
			onReady: (connection) => {
				this.#ready(connection);
			},
			onMessages: (channel, messages) => {
				this.#receive(channel, messages);
			},
			onCut: (problem) => {
				this.#cut(problem);
			},
			onAnew: (problem) => {
				environment.actors.ended(peerId, problem);
			},
			onEnd: (problem, bye) => {
				this.#ended(problem, bye);
			},
		});
	}

	#ready(connection: LinkConnection): void {
		this.#readyAt = now();
		this.#problem = undefined;
		this.#refused = false;
		this.#telemetry.watch(connection, this.#routes.peerConnection);
		this.#changed();
		this.#feed.attach((message) => {
			connection.inspect(message);
		});
	}

	#receive(channel: ChannelId, messages: readonly Data[]): void {
		if (this.#link) this.environment.actors.receive(channel, messages, this.#link, this.peerId);
		if (channel === 1) this.#feed.receive(messages);
	}

	#cut(problem: Problem): void {
		this.#leave();
		this.#routes.leave();
		this.#pause(problem);
	}

	#ended(problem: Problem, bye: boolean): void {
		const connected = this.#connection !== undefined;
		this.#leave();
		this.#link = undefined;
		this.#wanted = false;
		if (connected) this.#routes.leave(bye ? this.environment.timings.closeDelayMs : 0);
		else if (!this.#isWanted) this.#routes.giveUp();
		if (connected || !this.#cancelRetry) this.#pause(problem);
		else this.#changed();
		this.environment.actors.ended(this.peerId, problem);
	}

	/** Nothing is heard or sent over the connection there was. */
	#leave(): void {
		this.#connection = undefined;
		this.#feed.detach();
		this.#telemetry.leave();
		if (this.#readyAt !== undefined && now() - this.#readyAt >= provenMs) this.#backoff.reset();
		this.#readyAt = undefined;
	}

	/** Tries again after a while, unless that were of no use; who cannot connect at all will not soon. */
	#pause(problem: Problem): void {
		if (this.#link?.state !== 'connected') this.#problem = problem;
		const noWay = problem.code === 'unavailable' || problem.code === 'no-webrtc';
		if (final.has(problem.code) && !(noWay && this.#routes.relays)) this.#refused = true;
		if (problem.code === 'forbidden') this.#feed.forbidden(problem);
		this.#cancelRetry?.();
		const pause = this.#backoff.next();
		const atLeast = noWay ? this.environment.timings.reconnectMaxMs : 0;
		this.#cancelRetry = after(Math.max(pause, atLeast), () => {
			this.#cancelRetry = undefined;
			this.poke();
		});
		this.#changed();
	}

	#changed(): void {
		this.environment.changed();
	}
}
