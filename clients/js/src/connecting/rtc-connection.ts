import type { Problem } from '../channel-error.js';
import { type ChannelId, channelLabels } from '../link/hello.js';
import type { Transport } from '../link/transport.js';
import { subprotocol } from '../signaling/hub-session.js';
import type { SignalMessage } from '../signaling/hub-message.js';
import type { CandidateLike, DataChannelLike, PeerConnectionClass, PeerConnectionLike } from '../web-apis.js';
import { maxMessageSize } from './max-message-size.js';

/** Candidates kept for a remote description that has not come; far more than any machine has. */
const maxEarlyCandidates = 64;

/** Restarts of ICE on one connection: engines keep what each leaves behind (protocol §2, *ICE restart*). */
const maxRestarts = 8;

/** What a connection tells its owner. */
export interface RtcConnectionEvents {
	/** A description or candidate for the other side. */
	signal(part: { readonly description: object } | { readonly candidate: object }): void;
	/** Both data channels are open. */
	onOpen(): void;
	onFrame(channel: ChannelId, frame: string): void;
	/** Nothing passes over the connection; it may again. */
	onInterrupted(): void;
	/** Called once, unless closed from here. */
	onClosed(problem: Problem): void;
}

/** One peer connection with its two negotiated data channels (protocol §2, *Connecting*, and §3). */
export class RtcConnection implements Transport {
	readonly peerConnection: PeerConnectionLike;
	#channels: readonly DataChannelLike[] = [];
	#steps: Promise<unknown> = Promise.resolve();
	#early: RTCIceCandidateInit[] | undefined = [];
	#ownEarly: RTCIceCandidateInit[] | undefined = [];
	/** Made or taken. */
	#offers = 0;
	#closed = false;
	#earlyFrames: [ChannelId, string][] | undefined = [];
	maxMessageSize = 65_536;

	/** @throws DOMException if the engine refuses the configuration, e.g. an ICE server */
	constructor(
		readonly conn: string,
		rtcPeerConnection: PeerConnectionClass,
		configuration: RTCConfiguration,
		private readonly events: RtcConnectionEvents,
	) {
		this.peerConnection = new rtcPeerConnection(configuration);
		this.#listen(this.peerConnection);
	}

	/** Makes the offer and signals it; a further one restarts ICE. */
	offer(): void {
		const iceRestart = this.#offers++ > 0;
		this.#early = [];
		this.#step(async (pc) => {
			this.#openChannels();
			await this.#signalDescription(pc, await pc.createOffer({ iceRestart }));
		});
	}

	/** Offers to look for another way while the channels go on; not before an earlier offer is answered. */
	restart(): void {
		if (!this.#early && this.#offers <= maxRestarts) this.offer();
	}

	/** Takes the other side's offer, which is answered unless it restarts too often, or its answer. */
	describe(description: RTCSessionDescriptionInit): void {
		if (description.type === 'offer' && this.#offers++ > maxRestarts) return;
		this.#step(async (pc) => {
			await pc.setRemoteDescription(description);
			this.#openChannels();
			this.maxMessageSize = maxMessageSize(description.sdp ?? '');
			const early = this.#early ?? [];
			this.#early = undefined;
			for (const candidate of early) await this.#add(candidate);
			if (description.type !== 'offer') return;
			await this.#signalDescription(pc, await pc.createAnswer());
		});
	}

	/** Takes a candidate of the other side; it waits if the description is not there yet. */
	candidate(candidate: NonNullable<SignalMessage['candidate']>): void {
		this.#step(async () => {
			if (!this.#early) await this.#add(candidate);
			else if (this.#early.length < maxEarlyCandidates) this.#early.push(candidate);
		});
	}

	send(channel: ChannelId, frame: string): void {
		const dataChannel = this.#channels[channel];
		if (dataChannel?.readyState !== 'open') return;
		try {
			dataChannel.send(frame);
		} catch (error) {
			this.#end('connect-failed', `A frame could not be sent: ${String(error)}`);
		}
	}

	close(): void {
		this.#closed = true;
		this.peerConnection.close();
	}

	#listen(pc: PeerConnectionLike): void {
		pc.onicecandidate = ({ candidate }) => {
			if (candidate && candidate.candidate !== '') this.#signalCandidate(candidate);
		};
		pc.onconnectionstatechange = () => {
			if (pc.connectionState === 'failed') this.#failed();
			else if (pc.connectionState === 'disconnected') this.events.onInterrupted();
			else if (pc.connectionState === 'closed') this.#end('closing', 'The connection was closed.');
		};
		pc.ondatachannel = ({ channel }) => {
			channel.close();
			this.#end('protocol-error', 'The peer opened a data channel of its own.');
		};
	}

	/** The offerer of an open connection may restart ICE or will make another one; silence is judged anyway. */
	#failed(): void {
		const mayRecover = this.peerConnection.localDescription?.type === 'answer' && !this.#earlyFrames;
		if (!mayRecover) this.#end('connect-failed', 'No route to the peer, or it is gone.');
	}

	/**
	 * The answerer's come after the offer: an engine that negotiates by itself (node-datachannel) would make an
	 * offer of its own for earlier ones.
	 */
	#openChannels(): void {
		if (this.#channels.length > 0 || this.#closed) return;
		this.#channels = channelLabels.map((label, id) => this.#channel(label, id as ChannelId));
	}

	#channel(label: string, id: ChannelId): DataChannelLike {
		const settings = { negotiated: true, id, ordered: true, protocol: subprotocol };
		const channel = this.peerConnection.createDataChannel(label, settings);
		channel.onopen = () => {
			this.#opened();
		};
		channel.onmessage = ({ data }) => {
			this.#received(id, data);
		};
		channel.onclose = () => {
			this.#end('closing', 'The peer closed a data channel.');
		};
		return channel;
	}

	#opened(): void {
		const frames = this.#earlyFrames;
		if (!frames || this.#closed || this.#channels.some((each) => each.readyState !== 'open')) return;
		this.#earlyFrames = undefined;
		this.events.onOpen();
		for (const [id, frame] of frames) this.events.onFrame(id, frame);
	}

	/** A frame may come on one channel before the other is open; the owner hears of the opening first. */
	#received(id: ChannelId, frame: unknown): void {
		if (this.#closed) return;
		if (typeof frame !== 'string' || frame === '')
			this.#end('protocol-error', 'The peer sent a frame that is no text.');
		else if (this.#earlyFrames) this.#earlyFrames.push([id, frame]);
		else this.events.onFrame(id, frame);
	}

	/** Candidates found before the description went out go after it. */
	#signalCandidate(candidate: CandidateLike): void {
		const { sdpMid, sdpMLineIndex } = candidate;
		const init = { candidate: candidate.candidate, sdpMid, sdpMLineIndex };
		if (this.#ownEarly) this.#ownEarly.push(init);
		else if (!this.#closed) this.events.signal({ candidate: init });
	}

	/**
	 * Signals a description as it was made, without the candidates that are found meanwhile: those trickle. Told that
	 * there are no more (`a=end-of-candidates`) before it has seen one, node-datachannel gives up at once.
	 */
	async #signalDescription(pc: PeerConnectionLike, { type, sdp }: RTCSessionDescriptionInit): Promise<void> {
		const early = (this.#ownEarly ??= []);
		await pc.setLocalDescription({ type, sdp: sdp ?? '' });
		if (this.#closed) return;
		this.events.signal({ description: { type, sdp } });
		this.#ownEarly = undefined;
		for (const candidate of early) this.events.signal({ candidate });
	}

	/** One the engine does not understand (another address family, a broken name) is one way less, not a failure. */
	async #add(candidate: RTCIceCandidateInit): Promise<void> {
		await this.peerConnection.addIceCandidate(candidate).catch(() => undefined);
	}

	/** Steps of negotiation happen one after the other, in the order of the signals. */
	#step(task: (pc: PeerConnectionLike) => Promise<void>): void {
		this.#steps = this.#steps
			.then(() => (this.#closed ? undefined : task(this.peerConnection)))
			.catch((error: unknown) => {
				this.#end('connect-failed', `Negotiation failed: ${String(error)}`);
			});
	}

	#end(code: string, message: string): void {
		if (this.#closed) return;
		this.close();
		this.events.onClosed({ code, message });
	}
}
