import type { ActorMessage, ActorSnapshot, Ending } from '../actors/actor-data.js';
import type { Problem } from '../channel-error.js';
import type { ConnectionState } from '../connection-info.js';
import { tell } from '../data/tell.js';
import type { Message } from '../link/lane.js';
import type { Network } from './network.js';
import type { OpenQuestions, Question } from './open-questions.js';
import { type Answer, completion } from './read-answer.js';

/** What is known of a remote actor; a new object on change. */
export interface ActorView {
	/** The newest that has come; undefined before the first. */
	readonly snapshot: ActorSnapshot | undefined;
	/** How this side stands with the actor's peer. That it is cut or lost is no error of the actor. */
	readonly connection: ConnectionState;
	/** The actor has ended, or the peer refuses: nothing more will come. */
	readonly ending?: Ending;
}

/** Hears of a remote actor. A listener's exception is reported and harms nothing else. */
export interface ActorListener {
	/** The snapshot, the connection or both are others now; a slow listener gets the newest. */
	onChange(view: ActorView): void;
	/** The actor has emitted an event. */
	onEmitted?(event: ActorMessage): void;
}

/** A subscription under way. */
export interface ActorSubscription {
	/** What is known now. */
	readonly view: ActorView;
	/** Ends it; nothing is heard afterwards. May be called twice, and needs no `this`. */
	readonly unsubscribe: () => void;
}

/** Subscribes to one actor, and again in each new conversation with its peer, until the actor ends (protocol §4). */
export class Subscribing implements Question, ActorSubscription {
	readonly endsWith = 'complete';
	view: ActorView = { snapshot: undefined, connection: 'connecting' };
	#id = 0;
	/** Not asked: the peer is lost, or was never met. */
	#waiting = true;
	#closed = false;
	readonly #leave: () => void;

	constructor(
		private readonly to: string,
		private readonly questions: OpenQuestions,
		private readonly network: Network,
		private readonly listener: ActorListener,
	) {
		this.#leave = network.subscribe(() => {
			this.#refresh();
		});
		queueMicrotask(() => {
			this.#refresh();
		});
	}

	readonly unsubscribe = (): void => {
		if (this.#closed) return;
		this.#close();
		this.questions.close(this.#id, 'unsubscribe');
	};

	message(id: number): Message {
		return { type: 'subscribe', id, to: this.to } as Message;
	}

	answer(answer: Answer): void {
		if (answer.type === 'snapshot') this.#become({ snapshot: answer.snapshot });
		else if (answer.type === 'emitted') {
			const { event } = answer;
			tell(() => this.listener.onEmitted?.(event));
		} else if (answer.type === 'complete') {
			this.#end(completion(answer));
		}
	}

	/** A lost peer may come back, and then it is asked anew: in a new conversation nobody knows of this one. */
	fail({ code, message }: Problem): void {
		if (code === 'peer-lost') this.#waiting = true;
		else this.#end({ type: 'failure', code, message });
	}

	#refresh(): void {
		if (this.#closed) return;
		if (this.#waiting) {
			this.#waiting = false;
			this.#id = this.questions.open(this);
		}
		this.#become({});
	}

	#end(ending: Ending): void {
		this.#close();
		this.#become({ ending });
	}

	#close(): void {
		this.#closed = true;
		this.#leave();
	}

	#become(change: Partial<ActorView>): void {
		const connection = this.network.connection(this.questions.peerId)?.state ?? 'lost';
		if (Object.keys(change).length === 0 && connection === this.view.connection) return;
		const view = Object.freeze({ ...this.view, connection, ...change });
		this.view = view;
		tell(() => {
			this.listener.onChange(view);
		});
	}
}
