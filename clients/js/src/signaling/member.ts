import type { ChannelStatus, JoinOptions, JoinToken } from '../channel.js';
import type { Problem } from '../channel-error.js';
import { Backoff } from '../data/backoff.js';
import { after, type Cancel } from '../data/clock.js';
import type { RelayLimits } from '../connecting/relay-pacer.js';
import type { Peer, Self } from '../peer.js';
import type { Timings } from '../timings.js';
import type { WebSocketClass } from '../web-apis.js';
import { Directory } from './directory.js';
import type {
	ErrorMessage,
	HubMessage,
	JoinedMessage,
	RenewedMessage,
	RelayMessage,
	SignalMessage,
} from './hub-message.js';
import { HubSession } from './hub-session.js';
import { isFinal, unusable } from './refusals.js';
import { askToken, Renewal, type TokenFunction } from './token.js';

/** Signals kept while the socket is down; the hub keeps as many for a suspended member. */
const maxOutbox = 64;

/** Browsers tell when the network is back; Node has no such event. */
const environment = globalThis as Partial<typeof globalThis>;

/** What a membership tells its owner. */
export interface MemberEvents {
	/** Status, self or peers are others now. */
	onChange(): void;
	/** Joined, for the first time or again; under another id than before all links are void. */
	onJoined(anotherIdentity: boolean, relay: RelayLimits | undefined): void;
	/** Told after every change of self or peers, the first join too. */
	onPresence(): void;
	onSignal(signal: SignalMessage): void;
	onRelay(message: RelayMessage): void;
	/** The socket is gone, and with it what ran over it. */
	onSocketCut(): void;
	onLeft(peerId: string, reason: string): void;
	/** After a restart of the hub: who is not listed by now does not come back. */
	onSettled(): void;
	/** The hub refused a message to a peer. */
	onRefused(peerId: string, problem: Problem): void;
	/** The end: the hub refused for good. */
	onClosed(problem: Problem): void;
}

/** A member of one channel of one hub: joins, joins again under the same id after a cut, knows who is there. */
export class Member {
	readonly #directory = new Directory();
	readonly #backoff: Backoff;
	#session: HubSession | undefined;
	#status: ChannelStatus = { state: 'joining' };
	#self: Self | undefined;
	#resume: string | undefined;
	#token: JoinToken | undefined;
	#renewal: Renewal | undefined;
	/** The join that waits for its token, if one does. */
	#asking: object | undefined;
	#outbox: object[] = [];
	#cancelRetry: Cancel | undefined;
	#rtcConfiguration: RTCConfiguration = {};

	constructor(
		private readonly url: string,
		private readonly options: JoinOptions & {
			readonly webSocket: WebSocketClass;
			readonly iceRestart: boolean;
		},
		private readonly timings: Timings,
		private readonly events: MemberEvents,
	) {
		const { token, resume } = options;
		this.#token = token;
		this.#resume = resume;
		if (typeof token === 'function') {
			this.#renewal = new Renewal(token, timings, {
				onToken: (next) => {
					this.send({ type: 'renew', token: next });
				},
				onFailed: (problem) => {
					this.#become({ ...this.#status, error: problem });
				},
			});
		}
		this.#backoff = new Backoff(timings.rejoinFirstMs, timings.rejoinMaxMs);
	}

	get status(): ChannelStatus {
		return this.#status;
	}

	get self(): Self | undefined {
		return this.#self;
	}

	get peers(): readonly Peer[] {
		return this.#directory.peers;
	}

	/** Whether all pages of members have come since the last join. */
	get complete(): boolean {
		return this.#directory.complete;
	}

	/** ICE servers and policy as the hub last named them. */
	get rtcConfiguration(): RTCConfiguration {
		return this.#rtcConfiguration;
	}

	find(peerId: string): Peer | undefined {
		return this.#directory.find(peerId);
	}

	/** Begins. @throws SyntaxError if the URL is none for a WebSocket */
	start(): void {
		this.#join();
		environment.addEventListener?.('online', this.#rejoin);
	}

	#join(): void {
		if (typeof this.#token === 'function') void this.#joinWith(this.#token);
		else this.#open(this.#token);
	}

	async #joinWith(source: TokenFunction): Promise<void> {
		const asking = {};
		this.#asking = asking;
		const answer = await askToken(source);
		if (this.#asking !== asking) return;
		if (typeof answer !== 'string') this.#ended(answer);
		else {
			try {
				this.#open(answer);
			} catch (error) {
				this.#closed(unusable(error));
			}
		}
	}

	#open(token: string | undefined): void {
		const { channel, name, kind, webSocket, iceRestart } = this.options;
		const peer = { name, kind, iceRestart, services: [] };
		const join = { type: 'join', channel, token, resume: this.#resume, peer };
		this.#session = new HubSession(this.url, webSocket, join, this.timings.joinTimeoutMs, {
			onMessage: (message) => {
				this.#receive(message);
			},
			onEnd: (problem) => {
				this.#ended(problem);
			},
		});
	}

	/** Sends a message to the hub, after the next join if the socket is down. */
	send(message: object): void {
		if (this.#status.state === 'joined') this.#session?.send(message);
		else if (this.#outbox.length < maxOutbox) this.#outbox.push(message);
	}

	renew(token: string): void {
		if (!this.#renewal) this.#token = token;
		if (this.#status.state === 'joined') this.send({ type: 'renew', token });
	}

	/** Leaves for good, or so that the id can be taken up again with the token that this returns. */
	close(leave = true): string | undefined {
		if (this.#status.state === 'closed') return undefined;
		if (leave) this.#session?.send({ type: 'leave' });
		this.#session?.close();
		this.#stop();
		this.#become({ state: 'closed' });
		environment.removeEventListener?.('online', this.#rejoin);
		return this.#resume;
	}

	/** The network is another: a socket of the old one may hang for minutes before anybody tells. */
	readonly #rejoin = (): void => {
		this.#session?.close();
		this.#cancelRetry?.();
		this.#become({ state: this.#self ? 'rejoining' : 'joining' });
		this.events.onSocketCut();
		this.#join();
	};

	#receive(message: HubMessage): void {
		if (message.type === 'joined') this.#joined(message);
		else if (message.type === 'renewed') this.#renewed(message);
		else if (message.type === 'settled') this.events.onSettled();
		else if (message.type === 'signal') this.events.onSignal(message);
		else if (message.type === 'relay') this.events.onRelay(message);
		else if (message.type === 'error') this.#messageRefused(message);
		else if (message.type === 'ice-servers') this.#rtcConfiguration.iceServers = message.iceServers;
		else this.#presence(message);
	}

	#joined(message: JoinedMessage): void {
		const before = this.#self?.peerId;
		const newIdentity = before !== message.self.peerId;
		this.#self = message.self;
		this.#resume = message.resume;
		const { iceServers, iceTransportPolicy } = message;
		this.#rtcConfiguration = { iceServers, iceTransportPolicy };
		this.#directory.begin(this.#others(message.peers), message.more);
		this.#backoff.reset();
		const outbox = newIdentity ? [] : this.#outbox;
		this.#outbox = [];
		this.#renewal?.plan(message.self.expiresAt);
		this.#become({ state: 'joined' });
		for (const kept of outbox) this.send(kept);
		this.events.onJoined(before !== undefined && newIdentity, message.relay);
		this.events.onPresence();
	}

	#renewed({ terms }: RenewedMessage): void {
		if (!this.#self) return;
		this.#self = { peerId: this.#self.peerId, ...terms };
		this.#renewal?.plan(terms.expiresAt);
		this.#become({ state: 'joined' });
		this.events.onPresence();
	}

	#messageRefused({ of, to, problem }: ErrorMessage): void {
		if (of === 'renew') this.#renewal?.retry();
		if (to === undefined) this.#become({ ...this.#status, error: problem });
		else this.events.onRefused(to, problem);
	}

	#presence(
		message: Extract<HubMessage, { type: 'peers' | 'peer-joined' | 'peer-updated' | 'peer-left' }>,
	): void {
		if (message.type === 'peers') this.#directory.page(this.#others(message.peers), message.more);
		else if (message.type === 'peer-left') this.#directory.remove(message.peerId);
		else if (message.peer.peerId === this.#self?.peerId) {
			this.#self = { ...this.#self, permissions: message.peer.permissions };
		} else this.#directory.put(message.peer);
		this.events.onChange();
		if (message.type === 'peer-left') this.events.onLeft(message.peerId, message.reason);
		this.events.onPresence();
	}

	#others(peers: readonly Peer[]): Peer[] {
		return peers.filter((peer) => peer.peerId !== this.#self?.peerId);
	}

	#ended(problem: Problem): void {
		const hadJoined = this.#status.state === 'joined';
		this.#renewal?.stop();
		if (isFinal(problem, hadJoined, this.#renewal !== undefined)) {
			this.#refused(problem, hadJoined);
			return;
		}
		this.#become({ state: this.#self ? 'rejoining' : 'joining', error: problem });
		this.events.onSocketCut();
		this.#retryAfter(this.#backoff.next());
	}

	/** What is refused may be only the resume token, spent or too old; then a fresh join is tried at once. */
	#refused(problem: Problem, hadJoined: boolean): void {
		if (this.#resume !== undefined && !hadJoined) {
			this.#resume = undefined;
			this.#retryAfter(0);
		} else this.#closed(problem);
	}

	#closed(problem: Problem): void {
		this.#stop();
		this.#become({ state: 'closed', error: problem });
		environment.removeEventListener?.('online', this.#rejoin);
		this.events.onClosed(problem);
	}

	#stop(): void {
		this.#cancelRetry?.();
		this.#renewal?.stop();
		this.#asking = undefined;
	}

	#retryAfter(ms: number): void {
		this.#cancelRetry = after(ms, () => {
			this.#join();
		});
	}

	#become(status: ChannelStatus): void {
		this.#status = status;
		this.events.onChange();
	}
}
