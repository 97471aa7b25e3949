import { ChannelError, formatAddress, parseAddress } from 'xstate-webrtc';
import type { ActorChannel, ActorMessage, DeadLetter, Reply } from './types.ts';

/** Where an event goes. */
export interface Recipient {
	readonly peerId: string;
	readonly sessionId: string;
}

/** Events of this page that reached no actor (protocol §4); a session id of `*` stands for any of the peer. */
export interface Undelivered extends Recipient {
	readonly code: string;
	readonly message: string;
	readonly count: number;
}

export interface AskOptions {
	/** 1 … 300,000 milliseconds. */
	readonly timeoutMs: number;
	/** Takes the question back. */
	readonly signal: AbortSignal;
}

/** What the page needs to talk to actors; tests bring their own. Both reject with an error that has a code of protocol §4. */
export interface Messenger {
	/** Sends an event and says what the actor did with it. */
	ask(to: Recipient, event: ActorMessage, options: AskOptions): Promise<Reply>;
	/** Settles when the peer has taken it, which is not to say that its actor did. */
	send(to: Recipient, event: ActorMessage): Promise<void>;
	/** @returns ends it */
	onUndelivered(listener: (letter: Undelivered) => void): () => void;
}

type Meeting = Pick<ActorChannel, 'actor' | 'onDeadLetter'>;

/** Talks over the channel that the page is in. */
export class ChannelMessenger implements Messenger {
	readonly #listeners = new Set<(letter: Undelivered) => void>();
	#channel: Meeting | undefined;
	#label = '';

	/** Goes on over this channel; the one before is closed. */
	use(channel: Meeting, label: string): void {
		this.#channel = channel;
		this.#label = label;
		channel.onDeadLetter((letter) => {
			const undelivered = read(letter);
			for (const listener of this.#listeners) listener(undelivered);
		});
	}

	async ask(to: Recipient, event: ActorMessage, options: AskOptions): Promise<Reply> {
		return this.#actor(to).ask(event, options);
	}

	async send(to: Recipient, event: ActorMessage): Promise<void> {
		return this.#actor(to).send(event);
	}

	onUndelivered(listener: (letter: Undelivered) => void): () => void {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	#actor({ peerId, sessionId }: Recipient) {
		if (this.#channel === undefined) throw new ChannelError('peer-lost', 'This page is in no channel (yet).');
		try {
			const address = formatAddress({ channel: this.#label, peerId, reference: sessionId });
			return this.#channel.actor(address);
		} catch {
			throw new ChannelError('no-such-actor', 'Its session id is none that can be addressed.');
		}
	}
}

function read({ address, code, message, count }: DeadLetter): Undelivered {
	// It names nobody where the event itself did not.
	const { peerId, reference } = parseAddress(address.endsWith('/') ? `${address}*` : address);
	return { peerId, sessionId: reference, code, message, count };
}
