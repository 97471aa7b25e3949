import { ChannelError } from 'xstate-webrtc';
import type { AskOptions, Messenger, Recipient, Undelivered } from '../src/channel/messenger.ts';
import type { ActorMessage, Reply } from '../src/channel/types.ts';

interface Asked extends AskOptions {
	readonly to: Recipient;
	readonly event: ActorMessage;
	readonly resolve: (reply: Reply) => void;
	readonly reject: (error: Error) => void;
}

/** Answers what it is told to, the oldest question first. For tests and the dev entry. */
export class ScriptedMessenger implements Messenger {
	readonly asked: Asked[] = [];
	readonly sent: { to: Recipient; event: ActorMessage }[] = [];
	readonly #listeners = new Set<(letter: Undelivered) => void>();
	#answered = 0;

	ask(to: Recipient, event: ActorMessage, options: AskOptions): Promise<Reply> {
		return new Promise((resolve, reject) => {
			this.asked.push({ to, event, ...options, resolve, reject });
			options.signal.addEventListener('abort', () => {
				reject(new ChannelError('cancelled', 'The question was taken back here.'));
			});
		});
	}

	send(to: Recipient, event: ActorMessage): Promise<void> {
		this.sent.push({ to, event });
		return Promise.resolve();
	}

	onUndelivered(listener: (letter: Undelivered) => void): () => void {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	reply(reply: Reply): Promise<void> {
		this.asked[this.#answered++]?.resolve(reply);
		return this.settled();
	}

	fail(error: Error): Promise<void> {
		this.asked[this.#answered++]?.reject(error);
		return this.settled();
	}

	undelivered(letter: Undelivered): void {
		for (const listener of this.#listeners) listener(letter);
	}

	/** Whoever waits for what was answered has heard of it. */
	async settled(): Promise<void> {
		for (let turn = 0; turn < 5; turn++) await Promise.resolve();
	}
}
