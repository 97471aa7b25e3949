import type { Channel } from 'xstate-webrtc';
import { joinSample } from './join-sample.ts';

/** What an actor's snapshot says. */
export interface ToldState {
	readonly status: 'active' | 'done' | 'error' | 'stopped';
	readonly value: string;
	readonly tags?: readonly string[];
	readonly context?: unknown;
}

/** A peer in Node that tells of actors whatever a test has it tell. */
export class TellingPeer implements Disposable {
	private constructor(private readonly channel: Channel) {}

	static async join(signaling: string, name: string, kind?: string): Promise<TellingPeer> {
		return new TellingPeer(await joinSample(signaling, name, kind));
	}

	/** An actor begins; its name is its session id, too. */
	begin(name: string, snapshot: ToldState): void {
		this.#tell('@xstate.actor', name, { name, snapshot });
	}

	/** An event leads an actor to a state. */
	step(name: string, snapshot: ToldState): void {
		const event = { type: 'STEP' };
		this.#tell('@xstate.event', name, { event });
		this.#tell('@xstate.snapshot', name, { event, snapshot });
	}

	[Symbol.dispose](): void {
		this.channel.close();
	}

	#tell(type: string, sessionId: string, members: object): void {
		this.channel.publish({
			type,
			sessionId,
			rootId: sessionId,
			createdAt: String(Date.now()),
			...members,
		});
	}
}
