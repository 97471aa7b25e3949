import { vi } from 'vitest';
import { ChannelError } from '../../src/channel-error.js';
import type { Data } from '../../src/data/read.js';
import type { ChannelId } from '../../src/link/hello.js';
import type { Message } from '../../src/link/lane.js';
import { Link, type LinkEvents } from '../../src/link/link.js';
import type { LinkConnection } from '../../src/link/link-connection.js';
import type { Transport } from '../../src/link/transport.js';
import { defaultTimings } from '../../src/timings.js';

/** Makes the links under test; a mutant is one of another class. */
export type LinkClass = new (...args: ConstructorParameters<typeof Link>) => Link;

export type Which = 0 | 1;

/** A message that was sent, and what became of it at its sender. */
export interface Sent {
	readonly id: string;
	readonly exempt: boolean;
	outcome?: 'taken' | ChannelError;
	/** It was not known to the receiver when its sender was told that it was. */
	toldTooEarly?: boolean;
}

/** One connection in memory: what was sent stays in flight until it is delivered, cut off, or nobody reads it. */
export class Wire {
	readonly inFlight: Record<Which, Record<ChannelId, string[]>> = {
		0: { 0: [], 1: [] },
		1: { 0: [], 1: [] },
	};
	readonly connections: [LinkConnection?, LinkConnection?] = [];
	readonly closed: [boolean, boolean] = [false, false];
	severed = false;

	constructor(readonly number: number) {}

	get conn(): string {
		return `c-${this.number}`;
	}

	end(which: Which): Transport {
		return {
			conn: this.conn,
			maxMessageSize: 4_000,
			send: (channel, frame) => {
				if (!this.severed && !this.closed[which]) this.inFlight[which][channel].push(frame);
			},
			close: () => {
				this.closed[which] = true;
			},
		};
	}

	/** Nothing gets through any more, and neither side is told. */
	sever(): void {
		this.severed = true;
		for (const which of [0, 1] as const) this.inFlight[which] = { 0: [], 1: [] };
	}

	/** Delivers the oldest frames; how many there were. */
	deliver(from: Which, channel: ChannelId, most = Infinity): number {
		const to = (1 - from) as Which;
		const connection = this.connections[to];
		if (!connection) return 0;
		const frames = this.inFlight[from][channel].splice(0, Math.min(most, 1_000_000));
		for (const frame of frames) if (!this.closed[to]) connection.receive(channel, frame);
		return frames.length;
	}
}

/** One of the two peers: a link, and after its end the next one. */
export class Side {
	readonly sent: Sent[] = [];
	readonly received: string[] = [];
	/** Conversations that ended here, and processes that died. */
	ends = 0;
	lives = 0;
	#link: Link | undefined;
	#newest = -1;
	#wires = new Map<string, Wire>();

	constructor(
		private readonly which: Which,
		private readonly linkClass: LinkClass,
		private readonly other: () => Side,
	) {}

	get link(): Link {
		this.#link ??= this.#newLink();
		return this.#link;
	}

	send(bytes = 20, type = 'send'): Sent {
		const sent: Sent = { id: `${this.lives}.${this.sent.length}`, exempt: type !== 'send' };
		this.sent.push(sent);
		this.link.send({ type, id: sent.id, pad: 'x'.repeat(bytes) } as Message).then(
			() => {
				sent.outcome = 'taken';
				sent.toldTooEarly = !this.other().received.includes(sent.id);
			},
			(error: unknown) => {
				sent.outcome = error as ChannelError;
			},
		);
		return sent;
	}

	/** An attempt that a newer one has replaced is not opened any more: its owner has closed it. */
	open(wire: Wire): void {
		if (wire.severed || wire.number <= this.#newest) return;
		this.#newest = wire.number;
		this.#wires.set(wire.conn, wire);
		wire.connections[this.which] = this.link.attach(wire.end(this.which));
	}

	/** The transport says that it is gone. */
	notice(wire: Wire): void {
		wire.closed[this.which] = true;
		wire.connections[this.which]?.cut({ code: 'closing', message: 'The connection was closed.' });
	}

	/** The process dies and is started again, under the same id. */
	restart(): void {
		this.#link?.lose({ code: 'died', message: 'The process died.' });
		this.sent.length = 0;
		this.lives++;
	}

	#newLink(): Link {
		const names = ['p-a', 'p-b'];
		const identity = { selfId: names[this.which] ?? '', peerId: names[1 - this.which] ?? '' };
		const events: LinkEvents = {
			onReady: () => undefined,
			onMessages: (channel, messages: readonly Data[]) => {
				if (channel === 0) this.received.push(...messages.map(({ id }) => String(id)));
			},
			onCut: () => undefined,
			onAnew: () => undefined,
			onEnd: () => {
				this.ends++;
				this.#link = undefined;
				for (const wire of this.#wires.values()) wire.closed[this.which] = true;
				this.#wires.clear();
			},
		};
		return new this.linkClass(identity, defaultTimings, events);
	}
}

/** Two peers and the connections between them, in virtual time: everything happens when the test says so. */
export class TwoEnds {
	readonly sides: readonly [Side, Side];
	readonly wires: Wire[] = [];

	constructor(linkClass: LinkClass = Link) {
		const a: Side = new Side(0, linkClass, () => b);
		const b: Side = new Side(1, linkClass, () => a);
		this.sides = [a, b];
	}

	wire(): Wire {
		const wire = new Wire(this.wires.length);
		this.wires.push(wire);
		return wire;
	}

	/** A new connection, open at both sides. */
	connect(): Wire {
		const wire = this.wire();
		for (const side of this.sides) side.open(wire);
		return wire;
	}

	/** Lets time pass, and what follows from it. */
	async pass(ms = 0): Promise<void> {
		vi.advanceTimersByTime(ms);
		await settled();
	}

	/** Delivers everything that is in flight on a connection and what that brings about, acknowledgements too. */
	async settle(wire: Wire): Promise<void> {
		for (let quiet = 0; quiet < 2; ) {
			await settled();
			let moved = 0;
			for (const from of [0, 1] as const)
				for (const channel of [0, 1] as const) moved += wire.deliver(from, channel);
			quiet = moved === 0 ? quiet + 1 : 0;
			if (moved === 0) await this.pass(defaultTimings.ackAfterMs);
		}
	}
}

/** Frames are written in microtasks, and senders are told in further ones. */
async function settled(): Promise<void> {
	for (let turn = 0; turn < 4; turn++) await Promise.resolve();
}
