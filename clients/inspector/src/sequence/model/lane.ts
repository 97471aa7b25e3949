/** An actor as the diagram draws it: a line from top to bottom. */
export interface Lane {
	/** As `actorKey` makes it. */
	readonly key: string;
	readonly peerId: string;
	/** Empty for a peer that did not say which of its actors it was. */
	readonly sessionId: string;
	readonly name: string;
	readonly peerName: string;
	readonly hue: number;
	/** In the order they, and their peers, were first seen. */
	readonly order: number;
	readonly peerOrder: number;
	/** A stand-in of an actor whose own peer tells of it: its lane says nothing new. */
	readonly mirrors: boolean;
	/** The rows in which it started and ended, and the last it takes part in; 0: not seen. */
	readonly began: number;
	readonly ended: number;
	readonly last: number;
	/** How much it took part in up to `last`, the latest counting most. */
	readonly busy: number;
}

/** After so many rows what an actor did counts half. */
const HALF = 500;

/** How much an actor has done of late, as of a row. */
export const busyAt = ({ busy, last }: Lane, row: number): number => busy * 2 ** ((last - row) / HALF);

/** A lane while the diagram is made. */
export type OpenLane = {
	-readonly [Member in keyof Lane]: Lane[Member];
} & {
	/** Whether it is an actor of `remoteActor`, which passes on what it is sent. */
	standsIn: boolean;
	/** The states it was in last, to tell what changed. */
	state: string;
	/** The row of the event that it was given last, and has not answered with a state yet; 0: none. */
	given: number;
};

const STAND_INS = ['{"id":"remoteActor"', '{"id":"xstate://'];

/** Whether a definition is that of the client's `remoteActor`. */
export const isStandIn = (definition: unknown): boolean =>
	typeof definition === 'string' && STAND_INS.some((beginning) => definition.startsWith(beginning));
