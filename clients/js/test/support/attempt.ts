import type { CandidateLike, PeerConnectionLike } from '../../src/web-apis.js';

/** The negotiation of one connection of a scripted peer: what comes is taken in order, candidates after the description. */
export class Attempt {
	#described = false;
	#early: RTCIceCandidateInit[] = [];
	#signaled = false;
	#found: CandidateLike[] = [];
	#steps: Promise<unknown> = Promise.resolve();

	constructor(
		readonly connection: PeerConnectionLike,
		private readonly tell: (part: object) => void,
	) {
		connection.onicecandidate = ({ candidate }) => {
			if (!candidate?.candidate) return;
			if (this.#signaled) this.#tellCandidate(candidate);
			else this.#found.push(candidate);
		};
	}

	/** Takes the other side's description, then does what follows from it. */
	describe(
		description: RTCSessionDescriptionInit,
		next: (connection: PeerConnectionLike) => Promise<void>,
	): void {
		this.#step(async () => {
			await this.connection.setRemoteDescription(description);
			this.#described = true;
			await next(this.connection);
			for (const candidate of this.#early.splice(0)) await this.connection.addIceCandidate(candidate);
		});
	}

	candidate(candidate: RTCIceCandidateInit): void {
		this.#step(async () => {
			if (this.#described) await this.connection.addIceCandidate(candidate);
			else this.#early.push(candidate);
		});
	}

	/** Signals an own description, and after it the candidates. */
	signal({ type, sdp }: RTCSessionDescriptionInit): void {
		this.#step(async () => {
			await this.connection.setLocalDescription({ type, sdp: sdp ?? '' });
			this.tell({ description: { type, sdp } });
			this.#signaled = true;
			for (const candidate of this.#found.splice(0)) this.#tellCandidate(candidate);
		});
	}

	#tellCandidate({ candidate, sdpMid, sdpMLineIndex }: CandidateLike): void {
		this.tell({ candidate: { candidate, sdpMid, sdpMLineIndex } });
	}

	/** One step after the other; a connection that is closed meanwhile takes nothing any more. */
	#step(task: () => Promise<void>): void {
		this.#steps = this.#steps.then(async () => {
			if (this.connection.connectionState === 'closed') return;
			try {
				await task();
			} catch (error) {
				if (this.connection.connectionState !== 'closed') throw error;
			}
		});
	}
}
