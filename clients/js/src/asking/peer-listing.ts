import type { ActorDescription, ActorQuery } from '../actors/actor-data.js';
import type { Problem } from '../channel-error.js';
import type { Message } from '../link/lane.js';
import type { OpenQuestions, Question } from './open-questions.js';
import type { Answer } from './read-answer.js';

/** What one peer may tell of its actors, in characters; the JVM takes as much. */
const maxSize = 8_388_608;

/** What an actor counts besides its names. */
const overhead = 128;

const tooMany: Problem = {
	code: 'overloaded',
	message: 'The peer tells of more actors than are kept here: ask for fewer of them.',
};

/** The actors of one peer, asked for once a conversation and kept up to date in it (protocol §4, `actors`). */
export class PeerListing implements Question {
	readonly endsWith = 'complete';
	readonly actors = new Map<string, ActorDescription>();
	/** All that were there are told, or the peer will not tell. */
	settled = false;
	problem: Problem | undefined;
	#id = 0;
	#size = 0;
	#open = false;

	constructor(
		private readonly query: ActorQuery,
		private readonly questions: OpenQuestions,
		private readonly onChange: () => void,
	) {}

	/** Asks, unless it is asked already or the peer has refused. */
	refresh(): void {
		if (this.#open || (this.problem && this.problem.code !== 'peer-lost')) return;
		this.#open = true;
		this.#id = this.questions.open(this);
	}

	/** What was refused may be granted now. */
	retry(): void {
		this.problem = undefined;
		this.refresh();
	}

	/** Whether the conversation goes on; a peer that is not listed may still be there. */
	get alive(): boolean {
		return this.#open;
	}

	close(): void {
		this.questions.close(this.#id, 'unsubscribe');
	}

	message(id: number): Message {
		return { type: 'actors', id, query: this.query, watch: true } as Message;
	}

	answer(answer: Answer): void {
		if (answer.type === 'actor') this.#changed(answer.change, answer.actor);
		else if (answer.type === 'listed') {
			this.settled = true;
			this.problem = undefined;
		}
		this.onChange();
	}

	fail(problem: Problem): void {
		this.#open = false;
		this.settled = true;
		this.problem = problem;
		this.actors.clear();
		this.#size = 0;
		this.onChange();
	}

	#changed(change: string, actor: ActorDescription): void {
		const before = this.actors.get(actor.sessionId);
		if (before) this.#size -= sizeOf(before);
		if (change === 'stopped') {
			this.actors.delete(actor.sessionId);
			return;
		}
		this.actors.set(actor.sessionId, actor);
		this.#size += sizeOf(actor);
		if (this.#size <= maxSize) return;
		this.close();
		this.fail(tooMany);
	}
}

function sizeOf(actor: ActorDescription): number {
	return overhead + Object.values(actor).join('').length;
}
