import type { ActorDirectory, DirectoryQuery } from '../asking/actor-directory.js';
import type { DeadLetter } from '../asking/dead-letters.js';
import type { RemoteActor } from '../asking/remote-actor.js';
import type { Channel } from '../channel.js';
import { JoinedChannel } from '../joined-channel.js';
import type { RawEvent } from '../publishing/published.js';
import type { ExposeOptions, LocalActor } from '../serving/local-actor.js';
import type { Desk } from './desk.js';

/** A {@link Channel} on which actors meet (protocol §4). */
export interface ActorChannel extends Channel {
	/** Finds actors of other peers, and keeps the list up to date until it is closed. */
	actors(query?: DirectoryQuery): ActorDirectory;
	/**
	 * An actor of another peer. It need not be there (yet).
	 *
	 * @throws SyntaxError if the address is none, or in another channel
	 */
	actor(address: string): RemoteActor;
	/**
	 * Lets other peers find, ask, subscribe to and watch an actor of this page or process, and send it events, each as
	 * the hub permits that peer; those without the permission `values` see no values. Ends with the actor, and with
	 * the channel.
	 *
	 * @param actor of XState 5, started
	 * @returns withdraws it
	 * @throws TypeError if a name is none or taken, or the actor does not run
	 */
	expose(actor: LocalActor, options?: ExposeOptions): () => void;
	/**
	 * Tells those who inspect this peer of an event; see `createWebRtcInspector`, which makes them of XState's.
	 *
	 * @param current of `@xstate.actor`: returns the actor's snapshot, where it can be asked
	 */
	publish(event: RawEvent, current?: () => unknown): void;
	/** Hears of events sent from here that reached no actor; without a listener the console has them. @returns ends it */
	onDeadLetter(listener: (letter: DeadLetter) => void): () => void;
}

/** The {@link ActorChannel} that `join` answers. */
export class JoinedActorChannel extends JoinedChannel<Desk> implements ActorChannel {
	actors(query: DirectoryQuery = {}): ActorDirectory {
		return this.desk.asking.directory(query);
	}

	actor(address: string): RemoteActor {
		return this.desk.asking.actor(address);
	}

	expose(actor: LocalActor, options: ExposeOptions = {}): () => void {
		return this.desk.serving.actors.expose(actor, options);
	}

	publish(event: RawEvent, current?: () => unknown): void {
		this.desk.publishing.publication.publish(event, current);
	}

	onDeadLetter(listener: (letter: DeadLetter) => void): () => void {
		return this.desk.asking.deadLetters.listen(listener);
	}
}
