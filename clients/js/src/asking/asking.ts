import { formatAddress, parseAddress } from '../actors/address.js';
import type { Problem } from '../channel-error.js';
import type { Data } from '../data/read.js';
import { type ActorDirectory, type DirectoryQuery, LiveDirectory } from './actor-directory.js';
import { DeadLetters } from './dead-letters.js';
import type { Network } from './network.js';
import { OpenQuestions } from './open-questions.js';
import { QuestionBook } from './question-book.js';
import { readAnswer, readUndelivered } from './read-answer.js';
import type { Witness } from '../serving/witness.js';
import { PeerActor, type RemoteActor } from './remote-actor.js';

/** What this member asks of the actors of others. */
export class Asking {
	readonly deadLetters = new DeadLetters();
	readonly #book = new QuestionBook();

	/** @param label of the channel */
	constructor(
		private readonly network: Network,
		private readonly label: string,
		private readonly witness: Pick<Witness, 'tell'>,
	) {}

	/** @throws SyntaxError if the address is none, or in another channel */
	actor(address: string): RemoteActor {
		const parts = parseAddress(address);
		const { label } = this;
		if (parts.channel !== label)
			throw new SyntaxError(`${address} is in the channel “${parts.channel}”, and this is “${label}”.`);
		return new PeerActor(parts, this.#to(parts.peerId), this.network, this.deadLetters, this.witness);
	}

	directory(query: DirectoryQuery): ActorDirectory {
		return new LiveDirectory(query, this.label, this.network, (peerId) => this.#to(peerId));
	}

	/** Takes a message if it is for an asker. */
	receive(data: Data, peerId: string): void {
		const answer = readAnswer(data);
		if (answer) this.#to(peerId).receive(answer);
		const undelivered = readUndelivered(data);
		if (undelivered) {
			const { to, code, message, count } = undelivered;
			const address = formatAddress({ channel: this.label, peerId, reference: to });
			this.deadLetters.add({ address, code, message, count });
		}
	}

	ended(peerId: string, problem: Problem): void {
		this.#to(peerId).ended(problem);
	}

	#to(peerId: string): OpenQuestions {
		return new OpenQuestions(peerId, this.network, this.#book);
	}
}
