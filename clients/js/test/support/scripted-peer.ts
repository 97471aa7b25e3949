import type { DataChannelLike, PeerConnectionClass, PeerConnectionLike } from '../../src/web-apis.js';
import { Attempt } from './attempt.js';
import type { FakeHub, OtherMember, Wire } from './fake-hub.js';
import { scripted, sentFrame } from './sent.js';

/** A peer whose frames the test writes by hand; it only knows how to come to a connection and to say hello. */
export class ScriptedPeer implements OtherMember {
	readonly entry;
	/** Messages received on channel 0 and 1 of the current connection, hello first. */
	received: [Wire[], Wire[]] = [[], []];
	frames: string[] = [];
	signals: Wire[] = [];
	/** Called for each message after it was noted. */
	onMessage: (channel: 0 | 1, message: Wire) => void = () => undefined;
	hello: (hello: Wire) => object | undefined = (hello) => hello;
	answersPings = true;
	conn = '';
	connections = 0;
	/** Does not react to signals. */
	deaf = false;
	#attempt: Attempt | undefined;
	#channels: DataChannelLike[] = [];

	constructor(
		readonly hub: FakeHub,
		readonly peerId: string,
		private readonly engine: PeerConnectionClass,
		entry: object = {},
	) {
		this.entry = {
			peerId,
			name: 'orders',
			kind: 'jvm',
			iceRestart: false,
			services: [],
			permissions: [],
			...entry,
		};
		hub.others.set(peerId, this);
	}

	receive(signal: Wire): void {
		this.signals.push(signal);
		if (!this.deaf) this.#react(signal);
	}

	get connection(): PeerConnectionLike | undefined {
		return this.#attempt?.connection;
	}

	/** Offers a connection, as the larger id does. */
	async offer(conn = `c-${++this.connections}`): Promise<void> {
		const attempt = this.#connect(conn);
		this.#openChannels(attempt.connection);
		attempt.signal(await attempt.connection.createOffer());
	}

	send(channel: 0 | 1, ...messages: object[]): void {
		this.sendFrame(channel, JSON.stringify(messages));
	}

	sendFrame(channel: 0 | 1, frame: string): void {
		this.#channels[channel]?.send(frame);
	}

	/** Sends so many messages that only slices carry them, which the other side reads as one batch. */
	sendSliced(channel: 0 | 1, messages: readonly object[]): void {
		const batch = JSON.stringify(messages);
		for (let at = 0; at < batch.length; at += 16_000) {
			const last = at + 16_000 >= batch.length;
			this.sendFrame(channel, `${last ? '.' : '+'}${batch.slice(at, at + 16_000)}`);
		}
	}

	/** The messages of a type that came on a channel. */
	got(channel: 0 | 1, type: string): Wire[] {
		return this.received[channel].filter((message) => message.type === type);
	}

	#react({ want, conn, description, candidate }: Wire): void {
		if (want === 'connect') void this.offer();
		else if (description) this.#described(String(conn), description as RTCSessionDescriptionInit);
		else if (candidate && conn === this.conn) this.#attempt?.candidate(candidate);
	}

	#described(conn: string, description: RTCSessionDescriptionInit): void {
		const fresh = description.type === 'offer' && conn !== this.conn;
		const attempt = fresh ? this.#connect(conn) : this.#attempt;
		if (!attempt || conn !== this.conn) return;
		attempt.describe(description, async (connection) => {
			if (description.type !== 'offer' || conn !== this.conn) return;
			if (fresh) this.#openChannels(connection);
			attempt.signal(await connection.createAnswer());
		});
	}

	#connect(conn: string): Attempt {
		this.connection?.close();
		this.conn = conn;
		this.received = [[], []];
		this.frames = [];
		this.#attempt = new Attempt(new this.engine(), (part) => {
			if (conn === this.conn) this.hub.signal(this.peerId, { conn, ...part });
		});
		return this.#attempt;
	}

	#openChannels(connection: PeerConnectionLike): void {
		this.#channels = ['xstate.actor', 'xstate.inspect'].map((label, id) =>
			this.#open(connection, label, id as 0 | 1),
		);
	}

	#open(connection: PeerConnectionLike, label: string, id: 0 | 1): DataChannelLike {
		const settings = { negotiated: true, id, ordered: true, protocol: 'xstate-webrtc.v1' };
		const channel = connection.createDataChannel(label, settings);
		scripted.add(channel);
		const limits = { windowBytes: 1_048_576, frameBytes: 16_384, messageBytes: 1_048_576 };
		channel.onopen = () => {
			const link = id === 0 ? { link: `l-${this.conn}`, received: 0 } : {};
			const hello = { type: 'hello', version: 1, channel: label, peerId: this.peerId, conn: this.conn };
			const said = this.hello({ ...hello, ...limits, ...link });
			if (said) channel.send(JSON.stringify([said]));
		};
		channel.onmessage = ({ data }) => {
			this.frames.push(String(data));
			sentFrame(channel, id, String(data));
			for (const message of JSON.parse(String(data)) as Wire[]) {
				this.received[id].push(message);
				if (message.type === 'ping' && this.answersPings) this.send(id, { type: 'pong', t: message.t });
				this.onMessage(id, message);
			}
		};
		return channel;
	}
}
