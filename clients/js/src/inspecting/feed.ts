import type { Inspection, InspectOptions } from '../channel.js';
import type { Problem } from '../channel-error.js';
import { count, type Data, texts } from '../data/read.js';
import { tell } from '../data/tell.js';
import type { Message } from '../link/lane.js';
import { CatchUp } from './catch-up.js';
import type { InspectionEvent } from './inspection-event.js';

/** How many past events are asked for if the application does not say. */
const defaultHistory = 200;

/** The same options may be handed in twice. */
interface Listener {
	readonly options: InspectOptions;
}

/** Sends a message on the inspection channel of the current connection. */
type Send = (message: Message) => void;

/**
 * The inspection of one peer (protocol §5). It outlives connections: over a new one it asks for what came after the
 * last event it has, if all up to there was told; else it begins again. Several listeners share one conversation,
 * and one that comes later makes it begin again for all.
 */
export class Feed {
	readonly #listeners = new Set<Listener>();
	#catchUp = new CatchUp();
	#send: Send | undefined;

	/** @param onDemand called when the first listener comes or the last one goes */
	constructor(private readonly onDemand: () => void) {}

	get active(): boolean {
		return this.#listeners.size > 0;
	}

	/** Adds a listener. */
	add(options: InspectOptions): Inspection {
		const listener = { options };
		const shared = this.active;
		this.#listeners.add(listener);
		if (shared) this.#restart();
		else {
			this.#catchUp = new CatchUp();
			this.#ask();
			this.onDemand();
		}
		return {
			stop: () => {
				this.#remove(listener);
			},
		};
	}

	/** A connection is ready. */
	attach(send: Send): void {
		this.#send = send;
		if (!this.active) return;
		if (this.#catchUp.mustRestart) this.#tellRestart();
		this.#ask();
	}

	/** The connection is gone. */
	detach(): void {
		this.#send = undefined;
	}

	/** The peer has ended the link since it may not be inspected. */
	forbidden(problem: Problem): void {
		this.#tell((options) => options.onError?.(problem));
	}

	/** Messages of the inspection channel, in order. */
	receive(messages: readonly Data[]): void {
		const events: InspectionEvent[] = [];
		const flush = (): void => {
			if (events.length === 0) return;
			const batch = events.splice(0);
			this.#tell((options) => {
				options.onEvents(batch);
			});
		};
		for (const message of messages) {
			if (!this.active) return;
			const type = message.type as string;
			if (type.startsWith('@')) this.#take(message, events);
			else {
				flush();
				this.#control(type, message);
			}
		}
		flush();
	}

	#take(message: Data, events: InspectionEvent[]): void {
		const verdict = this.#catchUp.judge(message);
		if (verdict === 'restart') this.#restart();
		else if (verdict === 'new') events.push(numbered(message, this.#catchUp.last));
	}

	#control(type: string, message: Data): void {
		if (type === 'synced') this.#synced(texts(message.sessionIds));
		else if (type === 'gap') {
			this.#catchUp.gap();
			const dropped = count(message.dropped) ?? 0;
			this.#tell((options) => options.onGap?.(dropped));
		}
	}

	#synced(sessionIds: string[]): void {
		if (this.#catchUp.synced(sessionIds)) this.#tell((options) => options.onSynced?.(sessionIds));
		else this.#restart();
	}

	#restart(): void {
		this.#send?.({ type: 'uninspect' });
		this.#tellRestart();
		this.#ask();
	}

	#tellRestart(): void {
		this.#catchUp = new CatchUp();
		this.#tell((options) => options.onRestart?.());
	}

	#ask(): void {
		if (!this.#send) return;
		const asked = [...this.#listeners].map(({ options }) => options.history ?? defaultHistory);
		const after = this.#catchUp.begin();
		this.#send({
			type: 'inspect',
			history: Math.max(...asked),
			...(after !== undefined && { after }),
		} as Message);
	}

	#remove(listener: Listener): void {
		if (!this.#listeners.delete(listener) || this.active) return;
		this.#send?.({ type: 'uninspect' });
		this.onDemand();
	}

	#tell(call: (listener: InspectOptions) => void): void {
		for (const { options } of [...this.#listeners]) tell(call, options);
	}
}

/** Every event has a number; one that came without is given the last one's. */
function numbered(message: Data, last: number): InspectionEvent {
	return (count(message._seq) === undefined ? { ...message, _seq: last } : message) as InspectionEvent;
}
