import type { WebSocketClass } from '../../src/web-apis.js';
import { sentToHub } from './sent.js';

/** A message on the wire; tests read what they need. */
export type Wire = Record<string, unknown> & { type: string };

/** The hub's side of a socket, and the socket that the client holds. */
export class FakeSocket {
	readyState = 0;
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: string }) => void) | null = null;
	onclose: ((event: { code: number; reason: string }) => void) | null = null;
	onerror: (() => void) | null = null;
	peerId: string | undefined;

	constructor(
		readonly hub: FakeHub,
		readonly protocols: string[],
	) {
		queueMicrotask(() => {
			if (hub.down) this.end(1006);
			else if (this.readyState === 0) {
				this.readyState = 1;
				this.onopen?.();
			}
		});
	}

	/** From the client. */
	send(data: string): void {
		const message = JSON.parse(data) as Wire;
		sentToHub(this, message);
		this.hub.receive(this, message);
	}

	/** By the client. */
	close(): void {
		this.readyState = 3;
	}

	/** From the hub. */
	deliver(message: object): void {
		if (this.readyState === 1) this.onmessage?.({ data: JSON.stringify(message) });
	}

	/** By the hub, or by the network. */
	end(code: number, reason = ''): void {
		if (this.readyState === 3) return;
		this.readyState = 3;
		this.onclose?.({ code, reason });
	}
}

/** Someone in the channel who is not on a socket: played by the test. */
export interface OtherMember {
	readonly entry: { readonly peerId: string };
	receive(message: Wire): void;
}

/** A hub in memory for one channel: issues ids, passes signals on, refuses what it is told to. */
export class FakeHub {
	readonly sockets: FakeSocket[] = [];
	readonly received: Wire[] = [];
	readonly others = new Map<string, OtherMember>();
	/** The id that the next join without a known resume token gets. */
	nextId = 'p-m';
	/** What `joined` says besides. */
	joined: object = {};
	/** Answers joins with this error and closes. */
	refusal: { code: string; message: string } | undefined;
	/** Does not answer joins. */
	mute = false;
	/** Accepts no socket. */
	down = false;
	#tokens = new Map<unknown, string>();
	#issued = 0;

	/** To be handed to `join`. */
	get webSocket(): WebSocketClass {
		const open = (protocols: string[]): FakeSocket => {
			const socket = new FakeSocket(this, protocols);
			this.sockets.push(socket);
			return socket;
		};
		function FakeWebSocket(_url: string, protocols: string[]): FakeSocket {
			return open(protocols);
		}
		return FakeWebSocket as unknown as WebSocketClass;
	}

	get socket(): FakeSocket {
		const socket = this.sockets.at(-1);
		if (!socket) throw new Error('no socket was opened');
		return socket;
	}

	ofType(type: string): Wire[] {
		return this.received.filter((message) => message.type === type);
	}

	/** A member comes. */
	enter(other: OtherMember): void {
		this.others.set(other.entry.peerId, other);
		this.sockets.at(-1)?.deliver({ type: 'peer-joined', peer: other.entry });
	}

	/** A signal of another member for the client. */
	signal(from: string, message: object): void {
		this.socket.deliver({ ...message, type: 'signal', from });
	}

	/** All resume tokens are void. */
	forget(): void {
		this.#tokens.clear();
	}

	receive(socket: FakeSocket, message: Wire): void {
		this.received.push(message);
		if (message.type === 'join') this.#join(socket, message);
		else if (['signal', 'relay', 'relay-closed'].includes(message.type)) this.#pass(socket, message);
	}

	#join(socket: FakeSocket, { resume }: Wire): void {
		if (this.mute) return;
		if (this.refusal) {
			socket.deliver({ type: 'error', ...this.refusal });
			socket.end(1008);
			return;
		}
		const known = this.#tokens.get(resume);
		if (resume !== undefined && known === undefined) {
			socket.deliver({ type: 'error', code: 'unauthorized', message: 'The resume token is spent.' });
			socket.end(1008);
			return;
		}
		this.#tokens.delete(resume);
		const token = `token-${++this.#issued}`;
		const peerId = known ?? this.nextId;
		this.#tokens.set(token, peerId);
		socket.peerId = peerId;
		const peers = [...this.others.values()].map(({ entry }) => entry);
		socket.deliver({
			type: 'joined',
			peerId,
			resume: token,
			resumeSeconds: 30,
			iceServers: [],
			iceTransportPolicy: 'all',
			permissions: ['inspect', 'peers'],
			peers,
			more: false,
			...this.joined,
		});
	}

	#pass(socket: FakeSocket, message: Wire): void {
		const to = this.others.get(String(message.to));
		if (to) to.receive({ ...message, from: socket.peerId });
		else {
			const ref = { type: 'signal', to: message.to };
			socket.deliver({ type: 'error', code: 'unknown-peer', message: 'No such peer.', ref });
		}
	}
}
