import type { ActorMessage, ActorSnapshot, Ending } from '../../src/actors/actor-data.js';
import type { FoundActor } from '../../src/asking/actor-directory.js';
import type { Reply } from '../../src/asking/read-answer.js';
import type { RemoteActor } from '../../src/asking/remote-actor.js';
import type { ActorView } from '../../src/asking/subscription.js';
import type { Problem } from '../../src/channel-error.js';
import type { Data } from '../../src/data/read.js';
import { ActorsUnderTest } from './actors-under-test.js';

type Act = (step: Data, to: RemoteActor, name: string | undefined) => void;

/** The side that asks. */
export class ClientUnderTest extends ActorsUnderTest {
	readonly #ends = new Map<unknown, () => void>();
	readonly #acts: Readonly<Record<string, Act>> = {
		send: ({ event }, to, name) => {
			to.send(event as ActorMessage).then(() => {
				this.#tell(name, { taken: name });
			}, this.#failed(name));
		},
		ask: ({ event, timeoutMs }, to, name) => {
			const abort = new AbortController();
			this.#ends.set(name, () => {
				abort.abort();
			});
			to.ask(event as ActorMessage, { timeoutMs: timeoutMs as number, signal: abort.signal }).then(
				(reply) => {
					this.#tell(name, { reply: name, ...replied(reply) });
				},
				this.#failed(name),
			);
		},
		subscribe: (_step, to, name) => {
			this.#subscribe(to, name);
		},
		watch: (_step, to, name) => {
			to.watch((ending) => {
				this.#ended(name, ending, ending.type === 'complete' ? { status: ending.status } : {});
			});
		},
		cancel: ({ as }) => this.#ends.get(as)?.(),
		unsubscribe: ({ as }) => this.#ends.get(as)?.(),
		find: ({ query }, _to, name) => {
			const directory = this.desk.asking.directory({ ...(query as object), peerId: 'p-b' });
			directory.listed.then((actors) => {
				this.#tell(name, { found: name, actors: actors.map(described) });
			}, this.#failed(name));
		},
	};

	constructor() {
		super({}, false);
	}

	override do(what: string, step: Data): void {
		const act = this.#acts[what];
		if (!act) throw new Error(`Nobody who asks does ${what}.`);
		const to = this.desk.asking.actor(`xstate://orders/p-b/${(step.to as string | undefined) ?? '@order'}`);
		act(step, to, step.as as string | undefined);
	}

	#subscribe(to: RemoteActor, name: string | undefined): void {
		let told: ActorSnapshot | undefined;
		const subscription = to.subscribe({
			onChange: ({ snapshot, ending }: ActorView) => {
				if (snapshot && snapshot !== told) this.#tell(name, { snapshot: name, is: shown(snapshot) });
				told = snapshot;
				if (ending) this.#ended(name, ending, {});
			},
			onEmitted: (event) => {
				this.#tell(name, { emitted: name, event });
			},
		});
		this.#ends.set(name, subscription.unsubscribe);
	}

	#ended(name: string | undefined, ending: Ending, more: object): void {
		if (ending.type === 'failure') this.#failed(name)(ending);
		else this.#tell(name, { complete: name, ...more });
	}

	#failed(name: string | undefined) {
		return (problem: unknown): void => {
			this.#tell(name, { failed: name, code: (problem as Problem).code });
		};
	}

	#tell(name: string | undefined, told: Data): void {
		if (name !== undefined) this.noted.tell(told);
	}
}

function replied({ snapshot, ...reply }: Reply): Data {
	return { ...reply, ...(snapshot && { snapshot: shown(snapshot) }) };
}

function shown({ status, value, context }: ActorSnapshot): Data {
	return { status, ...(value !== undefined && { value }), ...(context !== undefined && { context }) };
}

function described({ sessionId, systemId, src, status }: FoundActor): Data {
	return { sessionId, ...(systemId !== undefined && { systemId }), src, status };
}
