import type { Peer } from '../channel/types.ts';

/** Peers that left and may come back, and ids that were seen; the oldest are forgotten. */
const MAX_LEFT = 200;
const MAX_SEEN = 2_000;
/** Ids that one peer had before. */
const MAX_BEFORE = 20;

type IsAlike = (one: Peer, other: Peer) => boolean;

const hasName: IsAlike = (one, other) => one.name === other.name && one.kind === other.kind;
const isInstance: IsAlike = (one, other) => hasName(one, other) && one.instance === other.instance;

/** Whether what the two have in common names nobody else who is there. */
const isAlone = (peer: Peer, present: readonly Peer[], isAlike: IsAlike): boolean =>
	!present.some((other) => other.peerId !== peer.peerId && isAlike(other, peer));

interface Left {
	readonly peer: Peer;
	/** What it alone was, of all who were there when it left. */
	readonly alone: readonly IsAlike[];
	readonly before: readonly string[];
}

/**
 * Which peer is the next run of one that left. Nothing that a peer says of itself proves that (protocol §7), so its name
 * counts only where no other peer had it when the one left or has it when the other comes, if need be together with its
 * instance; and the hub must grant it what it granted the one that left.
 */
export class Runs {
	#left: readonly Left[] = [];
	readonly #seen = new Set<string>();

	/** Whether this peer is there, or was of late. */
	hasSeen(peerId: string): boolean {
		return this.#seen.has(peerId);
	}

	/**
	 * @param before ids of the runs before it
	 * @param present all who were there with it
	 */
	end(peer: Peer, before: readonly string[], present: readonly Peer[]): void {
		const alone = [isInstance, hasName].filter((isAlike) => isAlone(peer, present, isAlike));
		if (alone.length > 0) this.#left = [...this.#left, { peer, alone, before }].slice(-MAX_LEFT);
	}

	/**
	 * @param present all who are there with it
	 * @returns ids of the runs before it, the last one first
	 */
	begin(peer: Peer, present: readonly Peer[]): readonly string[] {
		this.#see(peer.peerId);
		const goesOn = ({ peer: left, alone }: Left) =>
			alone.some((isAlike) => isAlike(left, peer) && isAlone(peer, present, isAlike)) &&
			left.permissions.every((permission) => peer.permissions.includes(permission));
		const one = this.#left.findLast(goesOn);
		this.#left = this.#left.filter((each) => each !== one);
		return one === undefined ? [] : [one.peer.peerId, ...one.before].slice(0, MAX_BEFORE);
	}

	#see(peerId: string): void {
		this.#seen.delete(peerId);
		this.#seen.add(peerId);
		for (const oldest of this.#seen) {
			if (this.#seen.size <= MAX_SEEN) break;
			this.#seen.delete(oldest);
		}
	}
}
