import type { Data } from '../../src/data/read.js';
import type { Problem } from '../../src/channel-error.js';
import { utf8Length } from '../../src/data/utf8.js';
import type { ChannelId } from '../../src/link/hello.js';
import type { Message } from '../../src/link/lane.js';
import { Link, type LinkEvents } from '../../src/link/link.js';
import type { LinkConnection } from '../../src/link/link-connection.js';
import { defaultTimings } from '../../src/timings.js';
import { Noted, type Tested } from './tested.js';

interface Open {
	readonly connection: LinkConnection;
	closed: boolean;
}

const uncounted = new Set<unknown>(['hello', 'ack', 'ping', 'pong', 'bye']);

/** A real link, `p-a`, whose other side is the test. */
export class LinkUnderTest implements Tested {
	readonly noted = new Noted();
	readonly channel: number = 0;
	readonly link: Link;
	readonly #open = new Map<string, Open>();
	/** Counted messages that the runner has taken, on each channel. */
	readonly #taken: [number, number] = [0, 0];
	#linkOfRunner = 'l-b';
	#slices: [string, string] = ['', ''];
	#conn = '';

	/**
	 * @param hears what is not told otherwise
	 * @param acknowledges at once what comes, and goes on by itself after a cut
	 */
	constructor(
		hears: Partial<LinkEvents> = {},
		private readonly acknowledges = false,
	) {
		this.link = new Link({ selfId: 'p-a', peerId: 'p-b' }, defaultTimings, {
			onReady: () => undefined,
			onMessages: (channel, messages) => {
				for (const message of messages) this.noted.tell({ message }, channel);
			},
			onCut: () => {
				this.#close(this.#conn);
			},
			onAnew: () => undefined,
			onEnd: ({ code }: Problem) => {
				this.noted.tell({ lost: code });
			},
			...hears,
		});
	}

	connect(conn: string): void {
		this.#conn = conn;
		this.#slices = ['', ''];
		this.#taken[1] = 0;
		const connection = this.link.attach({
			conn,
			maxMessageSize: 65_536,
			send: (channel, frame) => {
				this.#sent(channel, frame);
			},
			close: () => undefined,
		});
		this.#open.set(conn, { connection, closed: false });
	}

	/** What the runner's hello says of the conversation. */
	resuming(link: string): object {
		if (!this.acknowledges) return {};
		if (link !== this.#linkOfRunner) this.#taken[0] = 0;
		this.#linkOfRunner = link;
		const resumes = this.#open.size > 1 ? { resumes: '$link' } : {};
		return { ...resumes, received: this.#taken[0] };
	}

	frame(channel: number, frame: string, on = this.#conn): void {
		const open = this.#at(on);
		if (!open.closed) open.connection.receive(channel as ChannelId, frame);
	}

	cut(on = this.#conn): void {
		const open = this.#at(on);
		open.closed = true;
		open.connection.cut({ code: 'closing', message: 'The connection was closed.' });
	}

	closed(on = this.#conn): boolean {
		return this.#at(on).closed;
	}

	do(what: string, { message, as }: Data): void {
		if (what === 'send') this.#send(message as Message, as);
		else if (what === 'inspect') this.link.inspect(message as Message);
		else if (what === 'close') this.link.bye({ code: 'closing', message: 'Done.' });
		else throw new Error(`No link does ${what}.`);
	}

	close(): void {
		this.link.lose({ code: 'closing', message: 'The test is over.' });
	}

	#send(message: Message, as: unknown): void {
		this.link.send(message).then(
			() => {
				if (as !== undefined) this.noted.tell({ taken: as });
			},
			(error: unknown) => {
				if (as !== undefined) this.noted.tell({ failed: as, code: (error as Problem).code });
			},
		);
	}

	/** Read by hand: what is tested does not judge itself. */
	#sent(channel: ChannelId, frame: string): void {
		if (frame === '' || utf8Length(frame) > 16_384) throw new Error(`A frame of ${frame.length} characters`);
		const whole = frame.startsWith('[') ? frame : this.#slices[channel] + frame.slice(1);
		this.#slices[channel] = frame.startsWith('+') ? whole : '';
		if (frame.startsWith('+')) return;
		for (const message of JSON.parse(whole) as Data[]) {
			this.noted.sent(channel, message);
			if (this.acknowledges && !uncounted.has(message.type)) this.#acknowledge(channel, this.#conn);
		}
	}

	#acknowledge(channel: ChannelId, conn: string): void {
		const received = ++this.#taken[channel];
		queueMicrotask(() => {
			if (conn === this.#conn) this.frame(channel, JSON.stringify([{ type: 'ack', received }]));
		});
	}

	#close(conn: string): void {
		const open = this.#open.get(conn);
		if (open) open.closed = true;
	}

	#at(conn: string): Open {
		const open = this.#open.get(conn);
		if (!open) throw new Error(`There is no connection ${conn}.`);
		return open;
	}
}
