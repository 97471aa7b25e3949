import type { ActorDescription, ActorQuery } from '../actors/actor-data.js';
import { formatAddress } from '../actors/address.js';
import type { Problem } from '../channel-error.js';
import { tell } from '../data/tell.js';
import type { Network } from './network.js';
import type { OpenQuestions } from './open-questions.js';
import { PeerListing } from './peer-listing.js';

/** Which actors to find. */
export interface DirectoryQuery extends ActorQuery {
	/** Only in this peer; absent: in all, each of which is then connected to. */
	readonly peerId?: string;
}

/** An actor of another peer. */
export interface FoundActor extends ActorDescription {
	/** Of this run of the actor: `xstate://{channel}/{peerId}/{sessionId}`. */
	readonly address: string;
	readonly peerId: string;
}

/** The actors that other peers let this one see; kept up to date until it is closed. */
export interface ActorDirectory {
	/** Those present; a new array on change. */
	readonly actors: readonly FoundActor[];
	/** Peers that did not tell, by id: they refused, or could not be reached. A new map on change. */
	readonly problems: ReadonlyMap<string, Problem>;
	/** The first full answer: settles when every peer there was has told, refused or not been reached. */
	readonly listed: Promise<readonly FoundActor[]>;
	/** Calls `listener` after a change; the answer unsubscribes. Needs no `this`. */
	readonly subscribe: (listener: () => void) => () => void;
	/** Ends it. May be called twice. */
	close(): void;
}

/** An {@link ActorDirectory} over all peers, those that come later too. */
export class LiveDirectory implements ActorDirectory {
	actors: readonly FoundActor[] = [];
	problems: ReadonlyMap<string, Problem> = new Map();
	readonly listed: Promise<readonly FoundActor[]>;
	readonly #query: ActorQuery;
	readonly #only: string | undefined;
	readonly #listings = new Map<string, PeerListing>();
	readonly #listeners = new Set<{ tell(): void }>();
	readonly #leave: () => void;
	#permissions: string | undefined;
	#planned = false;
	#closed = false;
	#settle: (() => void) | undefined;

	constructor(
		{ peerId, ...query }: DirectoryQuery,
		private readonly label: string,
		private readonly network: Network,
		private readonly questionsTo: (peerId: string) => OpenQuestions,
	) {
		this.#only = peerId;
		this.#query = query;
		const settled = new Promise<void>((resolve) => {
			this.#settle = resolve;
		});
		this.listed = network.joined.then(() => {
			this.#refresh();
			return settled.then(() => this.actors);
		});
		// Whoever only subscribes shall not be punished for it.
		this.listed.catch(() => undefined);
		this.#leave = network.subscribe(() => {
			this.#refresh();
		});
	}

	readonly subscribe = (listener: () => void): (() => void) => {
		const entry = { tell: listener };
		this.#listeners.add(entry);
		return () => {
			this.#listeners.delete(entry);
		};
	};

	close(): void {
		if (this.#closed) return;
		this.#closed = true;
		this.#leave();
		for (const listing of this.#listings.values()) listing.close();
		this.#settle?.();
	}

	/** Asks those who are new, and forgets those who are gone. */
	#refresh(): void {
		if (this.#closed || !this.network.self) return;
		const here = this.#here();
		for (const peerId of here) this.#listing(peerId).refresh();
		for (const [peerId, listing] of this.#listings) {
			if (!here.has(peerId) && !listing.alive && peerId !== this.#only) this.#listings.delete(peerId);
		}
		const permissions = this.network.self.permissions.join(' ');
		const changed = this.#permissions !== undefined && permissions !== this.#permissions;
		this.#permissions = permissions;
		if (changed) for (const listing of this.#listings.values()) listing.retry();
		this.#plan();
	}

	#here(): Set<string> {
		if (this.#only === undefined) return new Set(this.network.peers.map(({ peerId }) => peerId));
		const known = this.#listings.has(this.#only);
		const listed = this.network.peers.some(({ peerId }) => peerId === this.#only);
		return new Set(listed || !known ? [this.#only] : []);
	}

	#listing(peerId: string): PeerListing {
		let listing = this.#listings.get(peerId);
		if (!listing) {
			listing = new PeerListing(this.#query, this.questionsTo(peerId), () => {
				this.#plan();
			});
			this.#listings.set(peerId, listing);
		}
		return listing;
	}

	/** Once for all that came together. */
	#plan(): void {
		if (this.#planned) return;
		this.#planned = true;
		queueMicrotask(() => {
			this.#planned = false;
			this.#look();
		});
	}

	#look(): void {
		if (this.#closed) return;
		const actors = [...this.#listings].flatMap(([peerId, listing]) =>
			[...listing.actors.values()].map((actor) => this.#found(peerId, actor)),
		);
		const problems = new Map(
			[...this.#listings].flatMap(([peerId, { problem }]) => (problem ? [[peerId, problem] as const] : [])),
		);
		const changed = !same(actors, this.actors) || !samePairs(problems, this.problems);
		if (changed) {
			this.actors = actors;
			this.problems = problems;
			for (const listener of [...this.#listeners]) {
				tell(() => {
					listener.tell();
				});
			}
		}
		if ([...this.#listings.values()].every(({ settled }) => settled)) this.#settle?.();
	}

	/** The same object as before, as long as nothing about it has changed. */
	#found(peerId: string, actor: ActorDescription): FoundActor {
		const known = this.#known.get(actor);
		if (known) return known;
		const address = formatAddress({
			channel: this.label,
			peerId,
			reference: actor.sessionId,
		});
		const found = Object.freeze({ ...actor, address, peerId });
		this.#known.set(actor, found);
		return found;
	}

	readonly #known = new WeakMap<ActorDescription, FoundActor>();
}

function same(some: readonly unknown[], others: readonly unknown[]): boolean {
	return some.length === others.length && some.every((each, index) => each === others[index]);
}

function samePairs<K, V>(some: ReadonlyMap<K, V>, others: ReadonlyMap<K, V>): boolean {
	return some.size === others.size && [...some].every(([key, value]) => others.get(key) === value);
}
