import type { Channel, ChannelStatus, Inspection, InspectOptions, Joined, JoinOptions } from './channel.js';
import { ChannelError, type Problem } from './channel-error.js';
import type { ActorDesk } from './connecting/actor-desk.js';
import { allAttempts } from './connecting/attempts.js';
import { PeerLinks } from './connecting/peer-links.js';
import { RelayPacer } from './connecting/relay-pacer.js';
import type { ConnectionInfo } from './connection-info.js';
import { tell } from './data/tell.js';
import { restartsIce, rtcPeerConnectionOf, webSocketOf } from './engine.js';
import type { Link } from './link/link.js';
import type { Peer, Self } from './peer.js';
import { Member } from './signaling/member.js';
import { defaultTimings } from './timings.js';

const closedByUs: Problem = { code: 'closed', message: 'The channel was closed here.' };

const suspended: Problem = { code: 'closed', message: 'The channel was suspended here.' };

/** The {@link Channel} that `join` answers: a membership and the links to those who are met through it. */
export class JoinedChannel<Desk extends ActorDesk = ActorDesk> implements Channel {
	readonly joined: Promise<Joined>;
	readonly #member: Member;
	readonly #links: PeerLinks;
	readonly #listeners = new Set<() => void>();
	#permissions = '';
	#telling = false;
	#settle!: { resolve(joined: Joined): void; reject(error: ChannelError): void };

	protected readonly desk: Desk;

	constructor(url: string, options: JoinOptions, deskOf: (channel: JoinedChannel) => Desk) {
		this.desk = deskOf(this);
		const timings = { ...defaultTimings, ...options.timings };
		this.joined = new Promise((resolve, reject) => {
			this.#settle = { resolve, reject };
		});
		// Whoever only looks at `status` shall not be punished for it.
		this.joined.catch(() => undefined);
		const memberOptions = { ...options, webSocket: webSocketOf(options), iceRestart: restartsIce(options) };
		const relay = new RelayPacer();
		this.#member = new Member(url, memberOptions, timings, {
			onChange: () => {
				this.#changed();
			},
			onJoined: (anotherIdentity, limits) => {
				relay.begin(limits);
				this.#links.joined(anotherIdentity);
			},
			onPresence: () => {
				this.#presence();
			},
			onSignal: (signal) => {
				this.#links.receive(signal);
			},
			onRelay: (message) => {
				this.#links.relayed(message);
			},
			onSocketCut: () => {
				this.#links.socketCut();
			},
			onLeft: (peerId, reason) => {
				this.#links.left(peerId, reason);
			},
			onSettled: () => {
				this.#links.settled();
			},
			onRefused: (peerId, problem) => this.#links.find(peerId)?.refusedByHub(problem),
			onClosed: (problem) => {
				this.#closed(problem);
			},
		});
		this.#links = new PeerLinks({
			timings,
			actors: this.desk,
			relay,
			attempts: allAttempts(),
			self: () => this.self,
			reach: (peerId) => {
				if (this.status.state !== 'joined') return 'not-joined';
				return this.#member.find(peerId) ? 'reachable' : 'not-listed';
			},
			canRestart: (peerId) => memberOptions.iceRestart && this.#member.find(peerId)?.iceRestart === true,
			signal: (message) => {
				this.#member.send(message);
			},
			rtcConfiguration: () => this.#member.rtcConfiguration,
			rtcPeerConnection: () => rtcPeerConnectionOf(options),
			changed: () => {
				this.#changed();
			},
		});
	}

	get status(): ChannelStatus {
		return this.#member.status;
	}

	get self(): Self | undefined {
		return this.#member.self;
	}

	get peers(): readonly Peer[] {
		return this.#member.peers;
	}

	/** Opens the socket. */
	start(): void {
		this.#member.start();
	}

	readonly subscribe = (listener: () => void): (() => void) => {
		const entry = (): void => {
			listener();
		};
		this.#listeners.add(entry);
		return () => {
			this.#listeners.delete(entry);
		};
	};

	inspect(peerId: string, options: InspectOptions): Inspection {
		return this.#links.to(peerId).inspect(options);
	}

	connection(peerId: string): ConnectionInfo | undefined {
		return this.#links.info(peerId);
	}

	/** The conversation with a peer, begun if need be; undefined if the peer cannot be met. */
	converse(peerId: string): Link | undefined {
		return this.#links.to(peerId).converse();
	}

	renew(token: string): void {
		this.#member.renew(token);
	}

	close(): void {
		if (this.status.state === 'closed') return;
		this.#links.close();
		this.#member.close();
		this.#closed(closedByUs);
	}

	suspend(): string | undefined {
		if (this.status.state === 'closed') return undefined;
		this.#links.suspend();
		const resume = this.#member.close(false);
		this.#closed(suspended);
		return resume;
	}

	#presence(): void {
		const { self, peers } = this;
		if (self && this.#member.complete) this.#settle.resolve({ self, peers });
		const permissions = self?.permissions.join(' ') ?? '';
		const granted = permissions !== this.#permissions;
		this.#permissions = permissions;
		this.#links.poke(granted);
	}

	#closed(problem: Problem): void {
		this.#links.close();
		this.#settle.reject(new ChannelError(problem.code, problem.message));
	}

	/** Once for all changes of one task, after it: a listener sees none half done. */
	#changed(): void {
		if (this.#telling) return;
		this.#telling = true;
		queueMicrotask(() => {
			this.#telling = false;
			for (const listener of [...this.#listeners]) tell(listener);
		});
	}
}
