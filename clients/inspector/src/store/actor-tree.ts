import type { ActorEntry } from './types.ts';

export interface ActorNode {
	readonly actor: ActorEntry;
	readonly children: ActorNode[];
}

const parentOf = (actor: ActorEntry): string | undefined => actor.parentId ?? actor.rootId;

/** Actors under those that started them, as far as that is known; in the order they came. A ring is cut open. */
export function actorTree(actors: readonly ActorEntry[]): ActorNode[] {
	const nodes = new Map<string, ActorNode>(
		actors.map((actor) => [actor.sessionId, { actor, children: [] as ActorNode[] }]),
	);
	const aboveOf = ({ actor }: ActorNode): ActorNode | undefined => {
		const parent = parentOf(actor);
		return parent === undefined || parent === actor.sessionId ? undefined : nodes.get(parent);
	};
	/** Whether the way up from a node ends; undefined while it is walked. Each is walked once. */
	const ends = new Map<ActorNode, boolean | undefined>();
	const inRing = (node: ActorNode): boolean => {
		const way: ActorNode[] = [];
		let above: ActorNode | undefined = node;
		for (; above !== undefined && !ends.has(above); above = aboveOf(above)) {
			ends.set(above, undefined);
			way.push(above);
		}
		const end = above === undefined || ends.get(above) === true;
		for (const each of way) ends.set(each, end);
		return ends.get(node) !== true;
	};
	const roots: ActorNode[] = [];
	for (const node of nodes.values()) {
		const above = aboveOf(node);
		if (above === undefined || inRing(node)) roots.push(node);
		else above.children.push(node);
	}
	return roots;
}
