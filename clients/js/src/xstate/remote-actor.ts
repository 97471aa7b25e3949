import type {
	ActorLogic,
	AnyActorLogic,
	AnyActorRef,
	EmittedFrom,
	EventFromLogic,
	EventObject,
	NonReducibleUnknown,
	OutputFrom,
	Snapshot,
	SnapshotFrom,
} from 'xstate';
import type { ActorMessage, Ending } from '../actors/actor-data.js';
import type { RemoteActor } from '../asking/remote-actor.js';
import type { ActorSubscription, ActorView } from '../asking/subscription.js';
import { ChannelError } from '../channel-error.js';
import type { ConnectionState } from '../connection-info.js';

/** What a snapshot of the remote logic has besides its status: known from the first one that comes, as JSON carries it. */
type Known<TLogic extends AnyActorLogic> = {
	readonly [Member in 'value' | 'context']: Member extends keyof SnapshotFrom<TLogic>
		? SnapshotFrom<TLogic>[Member] | undefined
		: unknown;
} & { readonly tags: readonly string[] };

/**
 * The snapshot of a remote actor. `connection` is how this side stands with its peer; a lost connection is no error of
 * the actor, whose last snapshot stays. `status` becomes `error` only if the actor failed or its peer refuses, with a
 * {@link ChannelError}. There are no `matches` and `hasTag`: use `matchesState` of xstate, and `tags`.
 */
export type RemoteSnapshot<TLogic extends AnyActorLogic> = Snapshot<OutputFrom<TLogic>> &
	Known<TLogic> & {
		readonly connection: ConnectionState;
		/** Of the remote actor. */
		readonly address: string;
	};

/** What a remote actor takes. */
export type RemoteEvent<TLogic extends AnyActorLogic> = EventFromLogic<TLogic>;

/** What a remote actor emits. */
export type RemoteEmitted<TLogic extends AnyActorLogic> = EmittedFrom<TLogic>;

/** Which actor is meant, where its address is known only when the stand-in starts. */
export interface RemoteInput {
	readonly address: string;
}

/** Logic whose actor is a remote one's stand-in, to be invoked, spawned or created as any. */
export type RemoteActorLogic<TLogic extends AnyActorLogic, TInput = NonReducibleUnknown> = ActorLogic<
	RemoteSnapshot<TLogic>,
	RemoteEvent<TLogic>,
	TInput,
	AnyActorRef['system'],
	RemoteEmitted<TLogic>
>;

/** The prefix lets an inspector fold what comes over the wire. */
const changed = '@xstate-webrtc.changed';
const emitted = '@xstate-webrtc.emitted';

type Pushed =
	| { readonly type: typeof changed; readonly view: ActorView }
	| { readonly type: typeof emitted; readonly event: ActorMessage };

interface State {
	readonly status: Snapshot<unknown>['status'];
	readonly output: unknown;
	readonly error: unknown;
	readonly value: unknown;
	readonly context: unknown;
	readonly tags: readonly string[];
	readonly connection: ConnectionState;
	readonly address: string;
}

interface Scope {
	readonly self: AnyActorRef;
	readonly emit: (event: EventObject) => void;
}

const unknown: Omit<State, 'address'> = {
	status: 'active',
	output: undefined,
	error: undefined,
	value: undefined,
	context: undefined,
	tags: [],
	connection: 'connecting',
};

/** Where remote actors are found: an `ActorChannel`, for one. */
interface ActorSource {
	actor(address: string): RemoteActor;
}

/**
 * Logic of an actor that lives in another peer: what is sent to it is sent there, its snapshots and what it emits come
 * from there. Stopping it ends the subscription, not the remote actor. It is persisted with its last snapshot; restored
 * it subscribes anew. Events that are not delivered are told by the channel as dead letters.
 *
 * @typeParam TLogic the remote logic, e.g. `typeof orderMachine`: types events, context, output and what is emitted
 * @param channel where it is found
 * @param address of the actor; left out: each stand-in gets its own as `input`, and has the status `error` if it is none
 * @throws SyntaxError if the address is none, or in another channel
 */
export function remoteActor<TLogic extends AnyActorLogic = AnyActorLogic>(
	channel: ActorSource,
	address: string,
): RemoteActorLogic<TLogic>;
export function remoteActor<TLogic extends AnyActorLogic = AnyActorLogic>(
	channel: ActorSource,
): RemoteActorLogic<TLogic, RemoteInput>;
export function remoteActor<TLogic extends AnyActorLogic>(
	channel: ActorSource,
	fixed?: string,
): RemoteActorLogic<TLogic, RemoteInput> {
	if (fixed !== undefined) channel.actor(fixed);
	const subscriptions = new WeakMap<AnyActorRef, ActorSubscription>();
	const logic = {
		config: { id: fixed ?? 'remoteActor' },
		getInitialSnapshot: (_scope: Scope, input?: RemoteInput): State => ({
			...unknown,
			address: fixed ?? String(input?.address),
		}),
		getPersistedSnapshot: (state: State): State => state,
		restoreSnapshot: (state: State): State => ({
			...unknown,
			...state,
			connection: 'connecting',
			address: fixed ?? state.address,
		}),
		start: ({ status, address }: State, { self }: Scope): void => {
			if (status !== 'active') return;
			const push = (event: Pushed): void => {
				self.send(event);
			};
			const listener = {
				onChange: (view: ActorView) => {
					push({ type: changed, view });
				},
				onEmitted: (event: ActorMessage) => {
					push({ type: emitted, event });
				},
			};
			subscriptions.set(self, channel.actor(address).subscribe(listener));
		},
		transition: (state: State, event: EventObject, { self, emit }: Scope): State => {
			const pushed = event as Pushed | { readonly type: 'xstate.stop' | '' };
			if (pushed.type === emitted) emit(pushed.event);
			else if (pushed.type === changed) {
				const next = follow(state, pushed.view);
				// No `xstate.stop` comes to an actor that has ended.
				if (next.status !== 'active') subscriptions.get(self)?.unsubscribe();
				return next;
			} else if (pushed.type === 'xstate.stop') {
				subscriptions.get(self)?.unsubscribe();
				return { ...state, status: 'stopped' };
			} else {
				// The channel tells of it as a dead letter.
				const sent = channel.actor(state.address).send(event, { from: self.sessionId });
				sent.catch(() => undefined);
			}
			return state;
		},
	};
	return logic as unknown as RemoteActorLogic<TLogic, RemoteInput>;
}

function follow(state: State, { snapshot, connection, ending }: ActorView): State {
	const seen = snapshot
		? {
				value: snapshot.value,
				context: snapshot.context,
				tags: Array.isArray(snapshot.tags) ? (snapshot.tags as string[]) : [],
			}
		: {};
	const next = { ...state, ...seen, connection };
	if (ending) return end(next, ending, snapshot?.output);
	return next;
}

function end(state: State, ending: Ending, output: unknown): State {
	if (ending.type === 'failure')
		return { ...state, status: 'error', error: new ChannelError(ending.code, ending.message) };
	if (ending.status === 'error') {
		const error = new ChannelError('not-accepted', 'The remote actor ended with an error.');
		return { ...state, status: 'error', error };
	}
	const done = ending.status === 'done';
	return {
		...state,
		status: done ? 'done' : 'stopped',
		output: done ? (ending.output ?? output) : undefined,
	};
}
