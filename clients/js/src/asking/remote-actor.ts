import type { ActorMessage, Ending } from '../actors/actor-data.js';
import { type ActorAddress, formatAddress } from '../actors/address.js';
import { isEvent } from '../actors/read-data.js';
import { ChannelError } from '../channel-error.js';
import { isDeeperThan } from '../data/json.js';
import { ask, type AskOptions } from './ask.js';
import type { DeadLetters } from './dead-letters.js';
import type { Witness } from '../serving/witness.js';
import type { Network } from './network.js';
import type { OpenQuestions } from './open-questions.js';
import type { Reply } from './read-answer.js';
import { type ActorListener, type ActorSubscription, Subscribing } from './subscription.js';
import { watch } from './watch.js';
import { origin, type SendOptions } from './trace-context.js';

/** An actor of another peer. To hold one connects to nobody; the first message does. */
export interface RemoteActor {
	/** `xstate://{channel}/{peerId}/{sessionId or @systemId}`. */
	readonly address: string;
	/**
	 * Sends an event, in order with the others from here.
	 *
	 * @param options from where it is sent: which actor, in which trace
	 * @returns settles when the peer has taken it, which may still refuse it with a {@link DeadLetter}; rejects with a
	 *     {@link ChannelError} (`bad-event`, `peer-lost`), of which a dead letter tells too
	 */
	send(event: ActorMessage, options?: SendOptions): Promise<void>;
	/**
	 * Sends an event and says what the actor did with it.
	 *
	 * @returns always ends; rejects with a {@link ChannelError}: `no-such-actor`, `not-exposed`, `forbidden`,
	 *     `not-accepted`, `timeout`, `cancelled`, `peer-lost` (whether it arrived is unknown), `overloaded`, `bad-event`;
	 *     with a RangeError if `timeoutMs` is out of bounds
	 */
	ask(event: ActorMessage, options?: AskOptions): Promise<Reply>;
	/** Hears of its snapshots and of the connection to its peer, and survives the loss of either. */
	subscribe(listener: ActorListener): ActorSubscription;
	/** Tells exactly once that the actor ended, or is not there, or that its peer is lost. @returns ends the watch */
	watch(listener: (ending: Ending) => void): () => void;
}

/** A {@link RemoteActor} by its address. */
export class PeerActor implements RemoteActor {
	readonly address: string;
	readonly #to: string;

	constructor(
		address: ActorAddress,
		private readonly questions: OpenQuestions,
		private readonly network: Network,
		private readonly deadLetters: DeadLetters,
		private readonly witness: Pick<Witness, 'tell'>,
	) {
		this.address = formatAddress(address);
		this.#to = address.reference;
	}

	send(event: ActorMessage, options: SendOptions = {}): Promise<void> {
		const message = { type: 'send', to: this.#to, ...origin(options), event };
		const taken = isSendable(event) ? this.questions.send(message) : Promise.reject(notAnEvent());
		taken.catch((error: unknown) => {
			const { address: to } = this;
			const { code, message: words } = error as ChannelError;
			const why = { code, message: words };
			this.witness.tell({ type: '@xstate.deadletter', sourceId: options.from, to, event, ...why });
			this.deadLetters.add({ address: to, count: 1, ...why });
		});
		return taken;
	}

	ask(event: ActorMessage, options: AskOptions = {}): Promise<Reply> {
		return isSendable(event) ? ask(this.questions, this.#to, event, options) : Promise.reject(notAnEvent());
	}

	subscribe(listener: ActorListener): ActorSubscription {
		return new Subscribing(this.#to, this.questions, this.network, listener);
	}

	watch(listener: (ending: Ending) => void): () => void {
		return watch(this.questions, this.#to, listener);
	}
}

/** What nests deeper ends the link: a batch may nest 64 levels (protocol §3). */
const maxDepth = 62;

function isSendable(event: ActorMessage): boolean {
	return isEvent(event) && !isDeeperThan(maxDepth, event);
}

function notAnEvent(): ChannelError {
	const message = `An event is an object of at most ${maxDepth} levels with a \`type\` of 1 … 256 characters that does not start with xstate.`;
	return new ChannelError('bad-event', message);
}
