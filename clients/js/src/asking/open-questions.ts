import { ChannelError, type Problem } from '../channel-error.js';
import type { Message } from '../link/lane.js';
import type { Network } from './network.js';
import type { QuestionBook } from './question-book.js';
import type { Answer } from './read-answer.js';

/** Something asked of a peer that it answers once, or again and again until a last answer. */
export interface Question {
	/** Type of the last answer, besides `failure`. */
	readonly endsWith: 'reply' | 'complete';
	/** The message, made each time that it is sent; undefined if it shall not be sent any more. */
	message(id: number): Message | undefined;
	/** An answer has come; after the last one the question is closed. */
	answer(answer: Answer): void;
	/** No answer will come (any more). */
	fail(problem: Problem): void;
}

/** So many questions may be open at once; more the peer would not take (protocol §3). */
const maxOpen = 1_024;

const tooMany: Problem = {
	code: 'overloaded',
	message: `${maxOpen} questions to this peer are open: wait for answers.`,
};

/** What else happens to an open question than to be answered for good. */
const between = new Set(['snapshot', 'emitted', 'actor', 'listed']);

/** The questions to one peer, each under a number of its own. All of them end with the conversation (protocol §3, §4). */
export class OpenQuestions {
	constructor(
		readonly peerId: string,
		private readonly network: Network,
		private readonly book: QuestionBook,
	) {}

	/** Asks; a question that cannot be asked fails at once. @returns its number */
	open(question: Question): number {
		const { book, peerId } = this;
		const id = book.nextId();
		const link = this.network.converse(peerId);
		if (!link) question.fail(this.unreachable);
		else if (book.open(peerId).size >= maxOpen) question.fail(tooMany);
		else {
			book.put(peerId, id, question);
			const message = (): Message =>
				(book.open(peerId).get(id) === question && question.message(id)) || { type: 'void' };
			link.send(message).catch((error: unknown) => {
				this.#fail(id, problemOf(error));
			});
		}
		return id;
	}

	/** Sends an event, which is not answered. Settles when the peer has taken it. @throws ChannelError */
	async send(message: Message): Promise<void> {
		const link = this.network.converse(this.peerId);
		const { code, message: words } = this.unreachable;
		if (!link) throw new ChannelError(code, words);
		try {
			await link.send(message);
		} catch (error) {
			const problem = problemOf(error);
			throw new ChannelError(problem.code, problem.message);
		}
	}

	/** Takes a question back; its answers are ignored from now on. */
	close(id: number, type: 'unsubscribe' | 'cancel'): void {
		if (!this.book.take(this.peerId, id)) return;
		const message = { type, id };
		void this.network.converse(this.peerId)?.send(message);
	}

	receive(answer: Answer): void {
		const question = this.book.open(this.peerId).get(answer.id);
		if (!question) return;
		if (answer.type === 'failure') this.#fail(answer.id, { code: answer.code, message: answer.message });
		else if (answer.type === question.endsWith) {
			this.book.take(this.peerId, answer.id);
			question.answer(answer);
		} else if (between.has(answer.type)) question.answer(answer);
	}

	/** The conversation is over. */
	ended({ message }: Problem): void {
		for (const id of [...this.book.open(this.peerId).keys()]) this.#fail(id, { code: 'peer-lost', message });
	}

	get unreachable(): Problem {
		const message =
			this.network.status.state === 'closed'
				? 'The channel is closed: join it again.'
				: `No peer ${this.peerId} is in the channel (any more): look its actor up again.`;
		return { code: 'peer-lost', message };
	}

	#fail(id: number, problem: Problem): void {
		this.book.take(this.peerId, id)?.fail(problem);
	}
}

/** What a link says when it gives a message up, in the words of protocol §4. */
function problemOf(error: unknown): Problem {
	const { message } = error as Error;
	const lost = error instanceof ChannelError && error.code !== 'too-large';
	return { code: lost ? 'peer-lost' : 'bad-event', message };
}
