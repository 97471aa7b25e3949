import { allAttempts } from '../../../js/src/connecting/attempts.ts';
import { PeerLinks } from '../../../js/src/connecting/peer-links.ts';
import { RelayPacer } from '../../../js/src/connecting/relay-pacer.ts';
import type { Link } from '../../../js/src/link/link.ts';
import { Member } from '../../../js/src/signaling/member.ts';
import { defaultTimings } from '../../../js/src/timings.ts';
import type { PeerConnectionClass, WebSocketClass } from '../../../js/src/web-apis.ts';
import { Ledger, numbered } from './ledger.ts';
import type { Books, Status } from './numbered-peer.ts';

/** What the numbered peer runs on. */
export interface Engines {
	readonly kind: 'node' | 'browser';
	readonly webSocket: WebSocketClass;
	readonly rtcPeerConnection: PeerConnectionClass;
	/** Closes a data channel of the connection that was made last. */
	cut(): void;
	cutSocket(): void;
}

/** The client with the JVM as the only other peer of its channel, and numbered messages in the place of actors. */
export class NumberedChannel {
	readonly #ledger = new Ledger();
	readonly #member: Member;
	readonly #links: PeerLinks;
	readonly #engines: Engines;
	#jvm: string | undefined;

	constructor(signaling: string, scale: number, engines: Engines) {
		this.#engines = engines;
		const timings = scaled(scale);
		const relay = new RelayPacer();
		const options = { ...engines, channel: 'cuts', name: 'numbered', iceRestart: false };
		this.#member = new Member(signaling, options, timings, {
			onChange: () => undefined,
			onJoined: (newIdentity, limits) => {
				relay.begin(limits);
				this.#links.joined(newIdentity);
			},
			onPresence: () => {
				this.#links.poke(false);
				this.#meet();
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
			onRefused: (peerId, problem) => this.#links.find(peerId)?.refusedByHub(problem),
			onClosed: (problem) => {
				throw new Error(problem.message);
			},
		});
		this.#links = new PeerLinks({
			timings,
			relay,
			attempts: allAttempts(),
			actors: {
				connected: (_, link) => {
					this.#connected(link);
				},
				receive: (messages) => {
					this.#ledger.receive(messages);
				},
				ended: () => undefined,
			},
			self: () => this.#member.self,
			reach: (peerId) => {
				if (this.#member.status.state !== 'joined') return 'not-joined';
				return this.#member.find(peerId) ? 'reachable' : 'not-listed';
			},
			signal: (message) => {
				this.#member.send(message);
			},
			rtcConfiguration: () => this.#member.rtcConfiguration,
			rtcPeerConnection: () => engines.rtcPeerConnection,
			changed: () => undefined,
		});
		this.#member.start();
		setInterval(() => {
			this.#ledger.tick();
		}, 2);
	}

	/** Does what a line says. */
	obey(line: string): Status | Books {
		const [verb, count] = line.split(' ');
		if (verb === 'stream') this.#ledger.stream(Number(count));
		else if (verb === 'burst') this.#ledger.burst(Number(count));
		else if (verb === 'cut') this.#engines.cut();
		else if (verb === 'cut-socket') this.#engines.cutSocket();
		else if (verb === 'books') return this.#ledger.books;
		return this.#status;
	}

	get #status(): Status {
		const info = this.#jvm === undefined ? undefined : this.#links.info(this.#jvm);
		const path = info?.path?.protocol === 'websocket' ? 'hub' : info?.path?.local;
		return {
			...this.#ledger.status,
			...(info?.error && { problem: `${info.error.code}: ${info.error.message}` }),
			...(info && { state: info.state }),
			...(path !== undefined && { path }),
		};
	}

	#meet(): void {
		const jvm = this.#member.peers.find((peer) => peer.kind === 'jvm')?.peerId;
		if (jvm === undefined || jvm === this.#jvm) return;
		this.#jvm = jvm;
		// It is the wish to see something that brings a connection about.
		this.#links.to(jvm).inspect({ onEvents: () => undefined });
	}

	#connected(link: Link): void {
		this.#ledger.send = (message) => link.send(message);
		void link.send(numbered(0));
	}
}

function scaled(scale: number): typeof defaultTimings {
	const unscaled = new Set([
		'ackAfterMs',
		'closeDelayMs',
		'statisticsMs',
		'jumpMs',
		'renewMinMs',
		'joinTimeoutMs',
	]);
	const entries = Object.entries(defaultTimings).map(
		([name, ms]) => [name, unscaled.has(name) ? ms : Math.max(1, ms / scale)] as const,
	);
	return { ...(Object.fromEntries(entries) as unknown as typeof defaultTimings), statisticsMs: 200 };
}
