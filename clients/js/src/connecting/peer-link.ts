import type { Inspection, InspectOptions } from '../channel.js';
import type { Problem } from '../channel-error.js';
import type { ConnectionInfo, ConnectionState } from '../connection-info.js';
import { Backoff } from '../data/backoff.js';
import { after, type Cancel, now } from '../data/clock.js';
import type { Data } from '../data/read.js';
import { randomId } from '../data/random-id.js';
import { Feed } from '../inspecting/feed.js';
import type { ChannelId } from '../link/hello.js';
import { Link, type LinkEnd } from '../link/link.js';
import { refuse } from '../link/refuse.js';
import { Ticker } from '../link/ticker.js';
import type { SignalMessage } from '../signaling/hub-message.js';
import { Dialer } from './dialer.js';
import type { Environment } from './environment.js';
import type { RtcConnection } from './rtc-connection.js';
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
	readonly #dialer: Dialer;
	readonly #backoff: Backoff;
	readonly #telemetry: Telemetry;
	#link: Link | undefined;
	#ticker: Ticker | undefined;
	#cancelRetry: Cancel | undefined;
	#readyAt = 0;
	#disconnectedAt: number | undefined;
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
		this.#dialer = new Dialer(peerId, environment, {
			onReplaced: () => {
				this.#cut({ code: 'replaced', message: 'The peer made a new connection.' });
				this.#cancelRetry?.();
			},
			onOpen: (connection) => {
				this.#opened(connection);
			},
			onFrame: (channel, frame) => this.#link?.receive(channel, frame),
			onClosed: (problem) => {
				this.#failed(problem);
			},
			onWanted: () => {
				this.#wanted = true;
				this.#cut({ code: 'replaced', message: 'The peer asked for a new connection.' });
				this.#dial();
			},
		});
	}

	/** Whether there is anything to remember: a listener, a link or an attempt. */
	get idle(): boolean {
		return !this.#feed.active && !this.#link && !this.#dialer.dialing && this.#disconnectedAt === undefined;
	}

	get info(): ConnectionInfo {
		const { conn } = this.#dialer;
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

	receive(signal: SignalMessage): void {
		if (!this.#closed) this.#dialer.receive(signal);
		this.#changed();
	}

	/** Connects if that is wanted, possible and not under way. */
	poke(): void {
		if (!this.#link && !this.#dialer.dialing && !this.#cancelRetry) this.#dialIfWanted();
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
		if (!this.#dialer.dialing || !outOfReach.has(problem.code)) return;
		this.#dialer.hangUp();
		this.#failed(problem);
	}

	/** The peer is gone for good, or this member is another now: nothing is kept. */
	lose(problem: Problem): void {
		this.#dialer.hangUp();
		this.#cut(problem);
		this.#lost();
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
		if (this.#link?.ready) return 'connected';
		if (this.#disconnectedAt !== undefined) return 'disconnected';
		return this.#link || this.#dialer.dialing || this.#hasHope ? 'connecting' : 'lost';
	}

	/** Another attempt will follow, sooner or later. */
	get #hasHope(): boolean {
		const { environment, peerId } = this;
		return this.#isWanted && !this.#refused && !this.#closed && environment.reach(peerId) !== 'not-listed';
	}

	get #isWanted(): boolean {
		return this.#feed.active || this.#wanted || (this.#disconnectedAt !== undefined && this.#dialer.offers);
	}

	#dialIfWanted(): void {
		const { environment, peerId } = this;
		if (this.#isWanted && !this.#refused && !this.#closed && environment.reach(peerId) === 'reachable')
			this.#dial();
	}

	#dial(): void {
		this.#cancelRetry?.();
		this.#cancelRetry = undefined;
		this.#dialer.dial();
		this.#changed();
	}

	#opened(connection: RtcConnection): void {
		const selfId = this.environment.self()?.peerId ?? '';
		const identity = { selfId, peerId: this.peerId, conn: connection.conn, link: randomId('l-') };
		const link = new Link(connection, identity, this.environment.timings, {
			onReady: () => {
				this.#ready(link, connection);
			},
			onMessages: (channel, messages) => {
				this.#receive(link, channel, messages);
			},
			onEnd: (end) => {
				this.#ended(link, end);
			},
		});
		this.#link = link;
		link.open();
	}

	#ready(link: Link, connection: RtcConnection): void {
		this.#readyAt = now();
		this.#disconnectedAt = undefined;
		this.#problem = undefined;
		this.#refused = false;
		this.#telemetry.watch(link, connection.peerConnection);
		this.#ticker ??= new Ticker(this.environment.timings, {
			judge: () => {
				this.#judge();
			},
			onJump: () => this.#link?.ping(),
		});
		this.#changed();
		this.#feed.attach((message) => {
			link.send(1, message);
		});
	}

	#receive(link: Link, channel: ChannelId, messages: readonly Data[]): void {
		for (const refusal of refuse(channel, messages)) link.send(channel, refusal);
		if (channel === 1) this.#feed.receive(messages);
	}

	#judge(): void {
		const { disconnectedAfterMs, lostAfterMs } = this.environment.timings;
		const link = this.#link;
		if (link && link.silenceMs >= disconnectedAfterMs) {
			this.#cut({ code: 'timeout', message: 'Nothing was heard of the peer.' });
		} else link?.pingIfSilent();
		if (this.#disconnectedAt !== undefined && now() - this.#disconnectedAt >= lostAfterMs) this.#lost();
	}

	/** The connection below the link is gone, or no use; or an attempt failed. */
	#failed(problem: Problem): void {
		if (this.#link) this.#link.cut(problem);
		else this.#pause(problem);
	}

	#cut(problem: Problem): void {
		this.#link?.cut(problem);
	}

	#ended(link: Link, { problem, bye }: LinkEnd): void {
		const wasReady = link.ready;
		this.#link = undefined;
		this.#feed.detach();
		this.#telemetry.leave();
		this.#dialer.hangUp(bye ? this.environment.timings.closeDelayMs : 0);
		if (wasReady && now() - this.#readyAt >= provenMs) this.#backoff.reset();
		if (bye) this.#lost();
		else if (wasReady) this.#disconnectedAt = now();
		this.#pause(problem);
	}

	/** Tries again after a while, unless that were of no use; who cannot connect at all will not soon. */
	#pause(problem: Problem): void {
		this.#problem = problem;
		if (final.has(problem.code)) this.#refused = true;
		this.#cancelRetry?.();
		const pause = this.#backoff.next();
		const atLeast = problem.code === 'unavailable' ? this.environment.timings.reconnectMaxMs : 0;
		this.#cancelRetry = after(Math.max(pause, atLeast), () => {
			this.#cancelRetry = undefined;
			this.poke();
		});
		this.#changed();
	}

	#lost(): void {
		this.#disconnectedAt = undefined;
		this.#wanted = false;
		this.#ticker?.stop();
		this.#ticker = undefined;
		this.#changed();
	}

	#changed(): void {
		this.environment.changed();
	}
}
