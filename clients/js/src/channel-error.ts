/** A refusal or failure in words: a code of the protocol (§2, §3) and a sentence that says what to do about it. */
export interface Problem {
	readonly code: string;
	readonly message: string;
}

/** What {@link Channel.joined} rejects with when the hub refuses for good, or the channel is closed before. */
export class ChannelError extends Error implements Problem {
	override readonly name = 'ChannelError';

	/** @param code a code of the protocol §2, or `replaced`, `closed` */
	constructor(
		readonly code: string,
		message: string,
	) {
		super(message);
	}
}
