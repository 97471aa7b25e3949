import type { Question } from './open-questions.js';

const none: ReadonlyMap<number, Question> = new Map();

/** The open questions of a channel. Nothing is kept of a peer of which nothing is asked: many come and go. */
export class QuestionBook {
	readonly #peers = new Map<string, Map<number, Question>>();
	#last = 0;

	/** A number that no question of this channel has had: an answer that comes late is nobody's. */
	nextId(): number {
		return ++this.#last;
	}

	/** Those to a peer, by number. */
	open(peerId: string): ReadonlyMap<number, Question> {
		return this.#peers.get(peerId) ?? none;
	}

	put(peerId: string, id: number, question: Question): void {
		const questions = this.#peers.get(peerId) ?? new Map<number, Question>();
		this.#peers.set(peerId, questions.set(id, question));
	}

	/** Strikes a question out. @returns undefined if it was not open (any more) */
	take(peerId: string, id: number): Question | undefined {
		const questions = this.#peers.get(peerId);
		const question = questions?.get(id);
		questions?.delete(id);
		if (questions?.size === 0) this.#peers.delete(peerId);
		return question;
	}
}
