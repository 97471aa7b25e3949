import type { Problem } from '../channel-error.js';
import type { Data } from '../data/read.js';
import type { Asker } from './asker.js';
import { UndeliveredEvents } from './dead-letters.js';
import type { ExposedActor, Outcome } from './exposed-actor.js';
import type { ExposedActors } from './exposed-actors.js';
import { list, Lister } from './lister.js';
import { Newest } from './newest.js';
import type { Open } from './open.js';
import { type Asked, type Malformed, readQuestion } from './read-question.js';
import { refusals } from './refusals.js';
import { Subscriber } from './subscriber.js';
import { Watcher } from './watcher.js';
import type { Witness } from './witness.js';

/** How many questions of a kind one peer may keep open (protocol §4). */
const bounds = { subscribe: 256, watch: 1_024, actors: 16 };

type Question<Type extends Asked['type']> = Extract<Asked, { readonly type: Type }>;

type Undelivered = Pick<Question<'send'>, 'to' | 'from' | 'event'>;

/** Answers what one peer asks in one conversation. */
export class Answering {
	readonly #open = new Map<number, Open>();
	readonly #undelivered: UndeliveredEvents;
	readonly #newest: Newest;

	constructor(
		private readonly asker: Asker,
		private readonly actors: ExposedActors,
		/** The peer that asks. */
		private readonly peerId: string,
		private readonly witness: Witness,
	) {
		this.#undelivered = new UndeliveredEvents(asker);
		this.#newest = new Newest(asker);
	}

	receive(data: Data): void {
		const question = readQuestion(data);
		if (!question) return;
		if (question.type === 'malformed') this.#malformed(question);
		else if (question.type === 'send') this.#send(question);
		else if (question.type === 'unsubscribe') this.#close(question.id);
		else if (question.type !== 'cancel') this.#question(question);
	}

	/** What the peer may do is otherwise now. */
	permit(permissions: readonly string[]): void {
		if (this.asker.permit(permissions)) for (const open of [...this.#open.values()]) open.permitted();
	}

	/** The conversation is over. */
	close(): void {
		for (const id of [...this.#open.keys()]) this.#close(id);
		this.#undelivered.close();
	}

	#malformed(message: Malformed): void {
		if ('to' in message) this.#undelivered.add(message.to, refusals.badEvent);
		else this.#fail(message.id, refusals.badEvent);
	}

	#send(question: Question<'send'>): void {
		const actor = this.#recipient(question.to);
		if ('code' in actor) {
			this.#undelivered.add(question.to, actor);
			this.#lose(question, actor);
		} else this.#deliver(actor, question);
	}

	/** It reached no actor, which those who inspect are told. */
	#lose({ to, from, event }: Undelivered, problem: Problem): void {
		this.witness.tell({ type: '@xstate.deadletter', sourceId: this.#nameOf(from), to, event, ...problem });
	}

	#deliver(actor: ExposedActor, { from, event }: Undelivered): Outcome {
		const { sessionId } = actor;
		this.witness.delivery = { sourceId: this.#nameOf(from), sessionId };
		const outcome = actor.deliver(event);
		this.witness.delivery = undefined;
		return outcome;
	}

	/** The peer's actor, or the peer if it does not say which (protocol §5). */
	#nameOf(from = ''): string {
		return `${this.peerId}/${from}`;
	}

	#question(question: Exclude<Asked, { readonly type: 'send' }>): void {
		const { id, type } = question;
		if (this.#open.has(id)) this.#fail(id, refusals.idInUse);
		else if (type === 'ask') this.#ask(question);
		else if (type === 'spawn')
			this.#fail(id, this.asker.may('spawn') ? refusals.startsNone : refusals.maySpawnNothing);
		else if (type === 'stop') this.#fail(id, refusals.startedNone);
		else if (type === 'actors') this.#list(question);
		else if ('to' in question) this.#follow(question);
	}

	/** An event is handled while it is delivered: a question never waits here, and none can be taken back. */
	#ask(question: Question<'ask'>): void {
		const { id, from, event } = question;
		const actor = this.#recipient(question.to);
		const outcome = 'code' in actor ? actor : this.#deliver(actor, question);
		if ('code' in actor) this.#lose(question, actor);
		else {
			const { sessionId } = actor;
			const targetId = this.#nameOf(from);
			this.witness.tell({
				type: '@xstate.reply',
				sessionId,
				targetId,
				event: { type: event.type },
				...outcome,
			});
		}
		if ('code' in outcome) this.#fail(id, outcome);
		if ('code' in actor || 'code' in outcome) return;
		const snapshot = this.asker.may('inspect') && actor.snapshot(this.asker.may('values'));
		const { accepted } = outcome;
		void this.asker.send({
			type: 'reply',
			id,
			...(accepted !== undefined && { accepted }),
			...(accepted === false && { reason: `The machine takes no ${event.type} in its present state.` }),
			...(snapshot && { snapshot }),
		});
	}

	#follow({ id, type, to }: Question<'subscribe' | 'watch'>): void {
		const subscribes = type === 'subscribe';
		const refusal = subscribes ? refusals.mayInspectNothing : refusals.maySeeNothing;
		const actor = this.actors.find(to);
		if (!(subscribes ? this.asker.may('inspect') : this.asker.maySee)) this.#fail(id, refusal);
		else if (!actor) this.#fail(id, refusals.noSuchActor);
		else {
			this.#keep(id, type, (onEnd) =>
				subscribes
					? new Subscriber(id, actor, this.asker, this.#newest, onEnd)
					: new Watcher(id, actor, this.asker, onEnd),
			);
		}
	}

	#list({ id, query, watch }: Question<'actors'>): void {
		if (!this.asker.maySee) this.#fail(id, refusals.maySeeNothing);
		else if (!watch) list(id, query, this.actors, this.asker);
		else
			this.#keep(
				id,
				'actors',
				(onEnd) => new Lister(id, query, this.actors, this.asker, this.#newest, onEnd),
			);
	}

	#keep(id: number, type: Open['type'], begin: (onEnd: () => void) => Open): void {
		const alike = [...this.#open.values()].filter((open) => open.type === type);
		if (alike.length >= bounds[type]) this.#fail(id, refusals.tooMany);
		else
			this.#open.set(
				id,
				begin(() => this.#open.delete(id)),
			);
	}

	/** The actor that an event is for, or why it may not be delivered. */
	#recipient(to: string): ExposedActor | Problem {
		if (!this.asker.may('send')) return refusals.maySendNothing;
		return this.actors.find(to) ?? refusals.noSuchActor;
	}

	#close(id: number): void {
		this.#open.get(id)?.close();
		this.#open.delete(id);
	}

	#fail(id: number, problem: Problem): void {
		this.asker.fail(id, problem);
	}
}
