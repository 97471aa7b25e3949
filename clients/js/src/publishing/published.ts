import type { ActorMessage } from '../actors/actor-data.js';
import { captureEvent, captureSnapshot } from '../capturing/snapshot.js';
import { isData } from '../data/read.js';
import type { Message } from '../link/lane.js';

/** An inspection event of `@statelyai/inspect` 0.7 as this process has it: its values are captured once somebody inspects. */
export interface RawEvent {
	readonly type: string;
	readonly sessionId: string;
	readonly rootId?: string | undefined;
	/** Of `@xstate.actor`. */
	readonly parentId?: string | undefined;
	readonly name?: string | undefined;
	readonly systemId?: string | undefined;
	readonly src?: string | undefined;
	/** A machine's config, written as JSON. */
	readonly definition?: string | undefined;
	/** Of `@xstate.event`: the session id of the sender. */
	readonly sourceId?: string | undefined;
	/** Of a reply: who asked, as `{peerId}/{sessionId}`. */
	readonly targetId?: string | undefined;
	/** Of a dead letter: whom it was for. */
	readonly to?: string | undefined;
	readonly event?: unknown;
	/** Of a reply: whether the event was accepted. */
	readonly accepted?: boolean | undefined;
	/** Of a reply or dead letter: why it came to nothing. */
	readonly code?: string | undefined;
	readonly message?: string | undefined;
	readonly snapshot?: unknown;
	/** Milliseconds since 1970, as a text. */
	readonly createdAt?: string | undefined;
}

/** Says that the members are those of this version (protocol §5). */
const version = '0.7.2';

/** What is told as it is. */
const told = [
	'name',
	'systemId',
	'src',
	'parentId',
	'sourceId',
	'targetId',
	'to',
	'definition',
	'accepted',
	'code',
	'message',
	'createdAt',
] as const;

/** A numbered inspection event, encoded once for those who may see values and once for those who may not. */
export class Published {
	#open: Message | undefined;
	#masked: Message | undefined;

	/**
	 * @param seq increases within this process
	 * @param current of `@xstate.actor`: the actor's snapshot, where it can be asked
	 */
	constructor(
		readonly seq: number,
		readonly raw: RawEvent,
		readonly current?: () => unknown,
	) {}

	message(seesValues: boolean): Message {
		return seesValues ? (this.#open ??= this.#encode(true)) : (this.#masked ??= this.#encode(false));
	}

	/** The newest state in the place of all that an inspector was not told. */
	resync(seesValues: boolean): Message {
		return { ...this.message(seesValues), event: { type: '@xstate-webrtc.resync' } } as Message;
	}

	#encode(seesValues: boolean): Message {
		const { raw } = this;
		const snapshot = raw.snapshot ?? this.current?.();
		const message = {
			type: raw.type,
			_seq: this.seq,
			...Object.fromEntries(told.map((member) => [member, raw[member]])),
			sessionId: raw.sessionId,
			rootId: raw.rootId ?? raw.sessionId,
			event: isEvent(raw.event) ? captureEvent(raw.event, seesValues) : undefined,
			snapshot: snapshot === undefined ? undefined : captureSnapshot(snapshot, seesValues),
			id: null,
			_version: version,
		};
		// A dead letter is no actor's.
		return Object.fromEntries(
			Object.entries(message).filter(([, value]) => value !== undefined && value !== ''),
		) as Message;
	}
}

function isEvent(value: unknown): value is ActorMessage {
	return isData(value) && typeof value.type === 'string';
}
