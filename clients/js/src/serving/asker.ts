import type { Ending } from '../actors/actor-data.js';
import { capture } from '../capturing/capture.js';
import { ChannelError, type Problem } from '../channel-error.js';
import type { Message } from '../link/lane.js';
import { refusals } from './refusals.js';

/** A message of protocol §4, of which the link needs the type alone. */
export type Telling = Message & { readonly id?: number };

/** A peer that asks, within one conversation. */
export class Asker {
	#permissions: readonly string[];

	/** @param transmit sends it a message; settles when it has taken it, rejects with a {@link ChannelError} */
	constructor(
		permissions: readonly string[],
		private readonly transmit: (message: Message) => Promise<void>,
	) {
		this.#permissions = permissions;
	}

	/** Whether the hub permits it. */
	may(permission: 'inspect' | 'values' | 'send' | 'spawn'): boolean {
		return this.#permissions.includes(permission);
	}

	/** Whether actors are there for it at all. */
	get maySee(): boolean {
		return this.may('inspect') || this.may('send');
	}

	/** The hub's newest word. @returns whether it is another */
	permit(permissions: readonly string[]): boolean {
		const changed = permissions.join(' ') !== this.#permissions.join(' ');
		this.#permissions = permissions;
		return changed;
	}

	/** Settles when the peer has taken it, or the conversation is over; one that it cannot take fails its question. */
	async send(message: Telling): Promise<void> {
		try {
			await this.transmit(message);
		} catch (error) {
			const tooLarge = error instanceof ChannelError && error.code === 'too-large';
			if (tooLarge && message.id !== undefined) this.fail(message.id, refusals.tooLarge);
		}
	}

	fail(id: number, { code, message }: Problem): void {
		void this.send({ type: 'failure', id, code, message } as Telling);
	}

	/** How an actor ended, as far as this peer may know. */
	told(ending: Ending): Ending {
		if (ending.type === 'failure') return ending;
		const { type, status, output } = ending;
		const shown = this.may('inspect') && output !== undefined;
		return { type, status, ...(shown && { output: capture(output, this.may('values')) }) };
	}
}
