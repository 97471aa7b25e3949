import type {
	DataChannelLike,
	PeerConnectionClass,
	PeerConnectionLike,
	StatsLike,
} from '../../src/web-apis.js';
import { scripted, sentFrame } from './sent.js';

/** Data channel in memory. */
class FakeChannel {
	readyState = 'connecting';
	other: FakeChannel | undefined;
	onopen: DataChannelLike['onopen'] = null;
	onclose: DataChannelLike['onclose'] = null;
	onmessage: DataChannelLike['onmessage'] = null;
	/** Frames vanish, as on a route that is gone. */
	silent = false;

	constructor(
		readonly label: string,
		readonly init: RTCDataChannelInit,
	) {}

	send(data: string): void {
		if (this.readyState !== 'open') throw new Error('not open');
		const { other } = this;
		if (!scripted.has(this)) sentFrame(this, this.init.id, data);
		if (this.silent) return;
		queueMicrotask(() => {
			if (this.readyState === 'open' && other?.readyState === 'open') other.onmessage?.({ data });
		});
	}

	open(): void {
		this.readyState = 'open';
		this.onopen?.({});
	}

	close(): void {
		if (this.readyState === 'closed') return;
		this.readyState = 'closed';
		this.onclose?.({});
	}
}

/** Peer connections in memory that find each other by a number in the SDP. */
export class FakePeerConnection {
	static readonly all: FakePeerConnection[] = [];
	/** New ones never connect. */
	static blocked = false;

	readonly channels: FakeChannel[] = [];
	readonly candidates: unknown[] = [];
	readonly #number = FakePeerConnection.all.push(this) - 1;
	readonly #blocked = FakePeerConnection.blocked;
	connectionState = 'new';
	restarts = 0;
	localDescription: RTCSessionDescriptionInit | null = null;
	remote: FakePeerConnection | undefined;
	onicecandidate: PeerConnectionLike['onicecandidate'] = null;
	onconnectionstatechange: PeerConnectionLike['onconnectionstatechange'] = null;
	ondatachannel: PeerConnectionLike['ondatachannel'] = null;

	constructor(readonly configuration: RTCConfiguration = {}) {}

	static get last(): FakePeerConnection {
		const last = FakePeerConnection.all.at(-1);
		if (!last) throw new Error('no connection was made');
		return last;
	}

	static get engine(): PeerConnectionClass {
		return FakePeerConnection;
	}

	createDataChannel(label: string, init: RTCDataChannelInit): FakeChannel {
		const channel = new FakeChannel(label, init);
		this.channels.push(channel);
		return channel;
	}

	createOffer({ iceRestart = false } = {}): Promise<RTCSessionDescriptionInit> {
		if (iceRestart) this.restarts++;
		return Promise.resolve({ type: 'offer', sdp: this.#sdp() });
	}

	createAnswer(): Promise<RTCSessionDescriptionInit> {
		return Promise.resolve({ type: 'answer', sdp: this.#sdp() });
	}

	async setLocalDescription(description: RTCSessionDescriptionInit): Promise<void> {
		// Earlier than any engine: candidates must still go out after the description.
		this.onicecandidate?.({
			candidate: { candidate: `candidate:${this.#number}`, sdpMid: '0', sdpMLineIndex: 0 },
		});
		await Promise.resolve();
		this.localDescription = description;
	}

	async setRemoteDescription({ sdp = '' }: RTCSessionDescriptionInit): Promise<void> {
		const number = /^x-fake:(\d+)$/m.exec(sdp)?.[1];
		if (number === undefined) throw new Error('not an SDP');
		await Promise.resolve();
		this.remote = FakePeerConnection.all[Number(number)];
	}

	async addIceCandidate(candidate: RTCIceCandidateInit): Promise<void> {
		if (!this.remote) throw new Error('no remote description');
		await Promise.resolve();
		this.candidates.push(candidate);
		if (this.remote.candidates.length > 0 && !this.#blocked) this.#connect(this.remote);
	}

	getStats(): Promise<StatsLike> {
		const pair = { id: 'P', type: 'candidate-pair', localCandidateId: 'L', remoteCandidateId: 'R' };
		const local = { id: 'L', type: 'local-candidate', candidateType: 'host', protocol: 'udp' };
		const remote = {
			id: 'R',
			type: 'remote-candidate',
			candidateType: 'prflx',
			address: '10.0.0.1',
			port: 9,
		};
		const route = { id: 'T', type: 'transport', selectedCandidatePairId: 'P' };
		const entries = [{ ...pair, currentRoundTripTime: 0.002 }, local, remote, route];
		return Promise.resolve(new Map(entries.map((entry) => [entry.id, entry])));
	}

	close(): void {
		if (this.connectionState === 'closed') return;
		this.connectionState = 'closed';
		const { remote } = this;
		for (const channel of this.channels) channel.readyState = 'closed';
		queueMicrotask(() => {
			for (const channel of remote?.channels ?? []) channel.close();
		});
	}

	/** The route is gone and nobody is told. */
	silence(): void {
		for (const channel of [...this.channels, ...(this.remote?.channels ?? [])]) channel.silent = true;
	}

	/** ICE hears nothing any more. */
	interrupt(): void {
		this.connectionState = 'disconnected';
		this.onconnectionstatechange?.({});
	}

	/** The remote opens a channel in-band. */
	receiveChannel(): void {
		this.ondatachannel?.({ channel: new FakeChannel('chat', {}) });
	}

	#connect(remote: FakePeerConnection): void {
		if (this.connectionState === 'connected') return;
		const known = this.connectionState === 'disconnected';
		for (const side of [this, remote]) {
			side.connectionState = 'connected';
			if (known) continue;
			side.channels.forEach((channel, index) => {
				const other = side.remote?.channels[index];
				if (other) channel.other = other;
			});
		}
		if (known) return;
		for (const side of [this, remote]) for (const channel of side.channels) channel.open();
	}

	#sdp(): string {
		return `v=0\r\nx-fake:${this.#number}\r\na=max-message-size:262144\r\n`.replaceAll('\r', '');
	}
}
