import { JoinedChannel } from '../../../js/src/joined-channel.ts';
import type { Link } from '../../../js/src/link/link.ts';
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
	/** How often ICE was restarted. */
	restarts(): number;
}

/** What a page that was loaded anew has of the one before. */
export interface Past {
	readonly ledger?: Ledger;
	readonly resume?: string;
}

/** The client with the JVM as the only other peer of its channel, and numbered messages in the place of actors. */
export class NumberedChannel {
	readonly #ledger: Ledger;
	readonly #channel: JoinedChannel;
	readonly #engines: Engines;
	#jvm: string | undefined;

	constructor(signaling: string, scale: number, engines: Engines, { ledger, resume }: Past = {}) {
		this.#engines = engines;
		this.#ledger = ledger ?? new Ledger();
		const { kind, webSocket, rtcPeerConnection } = engines;
		const options = {
			...{ kind, webSocket, rtcPeerConnection, ...(resume !== undefined && { resume }) },
			...{
				channel: 'cuts',
				name: 'numbered',
				iceRestart: engines.kind === 'browser',
				timings: scaled(scale),
			},
		};
		this.#channel = new JoinedChannel(signaling, options, () => ({
			connecting: (peerId) => {
				this.#connecting(this.#channel.converse(peerId));
			},
			receive: (channel, messages) => {
				if (channel === 0) this.#ledger.receive(messages);
			},
			ended: () => undefined,
		}));
		this.#channel.subscribe(() => {
			this.#meet();
		});
		this.#channel.start();
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

	/** Leaves, or goes so that another page can take its id up with what this returns. */
	leave(suspend: boolean): string | undefined {
		if (suspend) return this.#channel.suspend();
		this.#channel.close();
		return undefined;
	}

	get #status(): Status {
		const info = this.#jvm === undefined ? undefined : this.#channel.connection(this.#jvm);
		const { self, status } = this.#channel;
		const problem = info ? info.error : status.error;
		const path = info?.path?.protocol === 'websocket' ? 'hub' : info?.path?.local;
		return {
			...this.#ledger.status,
			restarts: this.#engines.restarts(),
			...(self && { peerId: self.peerId }),
			...(problem && { problem: `${problem.code}: ${problem.message}` }),
			...(info && { state: info.state }),
			...(path !== undefined && { path }),
		};
	}

	#meet(): void {
		const jvm = this.#channel.peers.find((peer) => peer.kind === 'jvm')?.peerId;
		if (jvm === undefined || jvm === this.#jvm) return;
		this.#jvm = jvm;
		// It is the wish to see something that brings a connection about.
		this.#channel.inspect(jvm, { onEvents: () => undefined });
	}

	/** What is sent before the first hello waits for it. */
	#connecting(link: Link | undefined): void {
		if (!link) return;
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
