import type { Problem } from '../channel-error.js';
import type { ChannelId } from '../link/hello.js';
import type { Transport } from '../link/transport.js';
import type { RelayPacer } from './relay-pacer.js';
import { RelayQueue } from './relay-queue.js';

/** The connection to a peer through the hub (protocol §2, *Relay*). */
export class RelayConnection implements Transport {
	readonly maxMessageSize: number;
	readonly #queue: RelayQueue;
	#closed = false;

	/** @param onOverflow told that it has ended, as too much waits for its way */
	constructor(
		readonly conn: string,
		private readonly peerId: string,
		private readonly pacer: RelayPacer,
		private readonly tellHub: (message: object) => void,
		onOverflow: () => void,
	) {
		this.maxMessageSize = pacer.limits?.frameBytes ?? 0;
		this.#queue = new RelayQueue(
			(channel, frame) => {
				tellHub({ type: 'relay', to: peerId, conn, channel, frame });
			},
			() => {
				this.close();
				onOverflow();
			},
		);
	}

	/** Offers it, or answers the offer. */
	open(): void {
		this.tellHub({ type: 'relay', to: this.peerId, conn: this.conn });
	}

	send(channel: ChannelId, frame: string): void {
		if (!this.#closed) this.pacer.pass(this.#queue, channel, frame);
	}

	/** Nothing is sent any more, and nobody is told. */
	drop(): void {
		this.#closed = true;
		this.pacer.forget(this.#queue);
	}

	close(): void {
		if (this.#closed) return;
		this.drop();
		const closed: Problem = { code: 'closed', message: 'The peer has closed the connection.' };
		this.tellHub({ type: 'relay-closed', to: this.peerId, conn: this.conn, ...closed });
	}
}
