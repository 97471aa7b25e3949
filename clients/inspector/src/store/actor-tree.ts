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
	const inRing = (node: ActorNode): boolean => {
		const seen = new Set<string>();
		for (let next: ActorNode | undefined = node; next !== undefined; ) {
			if (seen.has(next.actor.sessionId)) return true;
			seen.add(next.actor.sessionId);
			const parent: string | undefined = parentOf(next.actor);
			if (parent === next.actor.sessionId) return false;
			next = parent === undefined ? undefined : nodes.get(parent);
		}
		return false;
	};
	const roots: ActorNode[] = [];
	for (const node of nodes.values()) {
		const parent = parentOf(node.actor);
		const above = parent === undefined || parent === node.actor.sessionId ? undefined : nodes.get(parent);
		if (above === undefined || inRing(node)) roots.push(node);
		else above.children.push(node);
	}
	return roots;
}
