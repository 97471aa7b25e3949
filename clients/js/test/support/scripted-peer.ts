import type { FakeHub, OtherMember, Wire } from './fake-hub.js';

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
	connection: RTCPeerConnection | undefined;
	#channels: RTCDataChannel[] = [];
	#early: RTCIceCandidateInit[] | undefined;

	constructor(
		readonly hub: FakeHub,
		readonly peerId: string,
		private readonly engine: typeof RTCPeerConnection,
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
		if (!this.deaf) void this.#react(signal);
	}

	/** Offers a connection, as the larger id does. */
	async offer(conn = `c-${++this.connections}`): Promise<void> {
		const connection = this.#connect(conn);
		this.#openChannels(connection);
		await this.#describe(connection, await connection.createOffer());
	}

	send(channel: 0 | 1, ...messages: object[]): void {
		this.sendFrame(channel, JSON.stringify(messages));
	}

	sendFrame(channel: 0 | 1, frame: string): void {
		this.#channels[channel]?.send(frame);
	}

	/** The messages of a type that came on a channel. */
	got(channel: 0 | 1, type: string): Wire[] {
		return this.received[channel].filter((message) => message.type === type);
	}

	async #react({ want, conn, description, candidate }: Wire): Promise<void> {
		if (want === 'connect') await this.offer();
		else if (description) await this.#described(String(conn), description as RTCSessionDescriptionInit);
		else if (candidate && conn === this.conn) {
			if (this.#early) this.#early.push(candidate);
			else await this.connection?.addIceCandidate(candidate);
		}
	}

	async #described(conn: string, description: RTCSessionDescriptionInit): Promise<void> {
		const connection = description.type === 'offer' ? this.#connect(conn) : this.connection;
		if (!connection || conn !== this.conn) return;
		await connection.setRemoteDescription(description);
		if (description.type === 'offer') this.#openChannels(connection);
		for (const candidate of this.#early ?? []) await connection.addIceCandidate(candidate);
		this.#early = undefined;
		if (description.type !== 'offer') return;
		await this.#describe(connection, await connection.createAnswer());
	}

	async #describe(connection: RTCPeerConnection, { type, sdp }: RTCSessionDescriptionInit): Promise<void> {
		await connection.setLocalDescription({ type, sdp: sdp ?? '' });
		this.hub.signal(this.peerId, { conn: this.conn, description: { type, sdp } });
		this.#signaled = true;
		for (const candidate of this.#found.splice(0)) this.#signalCandidate(candidate);
	}

	#signaled = false;
	#found: RTCIceCandidate[] = [];

	#signalCandidate({ candidate, sdpMid, sdpMLineIndex }: RTCIceCandidate): void {
		this.hub.signal(this.peerId, { conn: this.conn, candidate: { candidate, sdpMid, sdpMLineIndex } });
	}

	#connect(conn: string): RTCPeerConnection {
		this.connection?.close();
		this.conn = conn;
		this.received = [[], []];
		this.frames = [];
		this.#early = [];
		this.#found = [];
		this.#signaled = false;
		const connection = new this.engine();
		this.connection = connection;
		connection.onicecandidate = ({ candidate }) => {
			if (!candidate?.candidate) return;
			if (this.#signaled) this.#signalCandidate(candidate);
			else this.#found.push(candidate);
		};
		return connection;
	}

	#openChannels(connection: RTCPeerConnection): void {
		this.#channels = ['xstate.actor', 'xstate.inspect'].map((label, id) =>
			this.#open(connection, label, id as 0 | 1),
		);
	}

	#open(connection: RTCPeerConnection, label: string, id: 0 | 1): RTCDataChannel {
		const settings = { negotiated: true, id, ordered: true, protocol: 'xstate-webrtc.v1' };
		const channel = connection.createDataChannel(label, settings);
		const limits = { windowBytes: 1_048_576, frameBytes: 16_384, messageBytes: 1_048_576 };
		channel.onopen = () => {
			const link = id === 0 ? { link: 'l-scripted', received: 0 } : {};
			const hello = { type: 'hello', version: 1, channel: label, peerId: this.peerId, conn: this.conn };
			const said = this.hello({ ...hello, ...limits, ...link });
			if (said) channel.send(JSON.stringify([said]));
		};
		channel.onmessage = ({ data }) => {
			this.frames.push(String(data));
			for (const message of JSON.parse(String(data)) as Wire[]) {
				this.received[id].push(message);
				if (message.type === 'ping' && this.answersPings) this.send(id, { type: 'pong', t: message.t });
				this.onMessage(id, message);
			}
		};
		return channel;
	}
}
