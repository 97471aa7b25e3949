import { unavailable } from '../channel/unavailable.ts';
import { type ActorNode, actorTree } from '../store/actor-tree.ts';
import type { ActorEntry, PeerEntry } from '../store/types.ts';
import { type ActorFilter, admits, isFiltering, isKnown, NO_FILTER } from './actor-filter.ts';
import type { TreeRow } from './tree-row.ts';

export type PeerRow = TreeRow &
	(
		| { readonly kind: 'peer'; readonly peer: PeerEntry }
		| { readonly kind: 'actor'; readonly peer: PeerEntry; readonly actor: ActorEntry }
		/** Those that have ended, folded away. */
		| { readonly kind: 'ended'; readonly peer: PeerEntry; readonly count: number }
		| { readonly kind: 'note'; readonly peer: PeerEntry; readonly text: string }
	);

export interface TreeView {
	readonly search: string;
	/** Rows that are not as they are at first: peers and actors folded, ended ones unfolded. */
	readonly toggled: ReadonlySet<string>;
	readonly filter?: ActorFilter;
	/** Key of an actor that stays in sight even when it has ended. */
	readonly chosen?: string | undefined;
}

const WAITING: Readonly<Record<NonNullable<PeerEntry['connection']>['state'], string>> = {
	connecting: 'Connecting…',
	connected: 'Reading its actors…',
	disconnected: 'Reconnecting…',
	lost: 'The connection is lost',
};

const CROWDED = 'More than this page keeps: some is left out';

/** So many actors of a peer that are done stay in sight: how they ended is what one waits for. */
const JUST_DONE = 5;

function note(peer: PeerEntry): string | undefined {
	if (peer.kind === 'inspector') return undefined;
	if (peer.refusal !== undefined) return peer.refusal;
	if (!peer.inspectable) return 'You may not inspect this peer';
	if (unavailable(peer.connection) !== undefined) return 'It cannot connect to this page';
	return peer.synced ? 'No actors' : WAITING[peer.connection?.state ?? 'connecting'];
}

function matches(actor: ActorEntry, words: readonly string[]): boolean {
	const text = [actor.name, actor.sessionId, actor.status, ...actor.leaves, ...actor.tags]
		.join(' ')
		.toLowerCase();
	return words.every((word) => text.includes(word));
}

/**
 * Those that are out of the way: stopped, or done before the last few; what failed is to be seen, and what is searched or
 * filtered for.
 */
function endedOf(
	actors: readonly ActorEntry[],
	{ chosen, filter, search }: TreeView,
): ReadonlySet<ActorEntry> {
	if (search.trim() !== '' || (filter?.status.length ?? 0) > 0) return new Set();
	const done = actors.filter(({ status }) => status === 'done');
	done.sort((one, other) => one.changedAt - other.changedAt);
	const ended = [...done.slice(0, -JUST_DONE), ...actors.filter(({ status }) => status === 'stopped')];
	const folded = new Set(ended.filter(({ key }) => key !== chosen));
	if (folded.size === 0) return folded;
	// What stays is not torn from what it is below.
	const bySession = new Map(actors.map((actor) => [actor.sessionId, actor]));
	for (const actor of actors) {
		if (folded.has(actor)) continue;
		for (let above = bySession.get(actor.parentId ?? ''); above !== undefined && folded.delete(above); )
			above = bySession.get(above.parentId ?? '');
	}
	return folded;
}

function peerRows(peer: PeerEntry, view: TreeView, words: readonly string[]): PeerRow[] {
	const rows: PeerRow[] = [];
	const open = (id: string) => !view.toggled.has(id);
	const add = (node: ActorNode, level: number) => {
		const { key } = node.actor;
		const unfolds = node.children.length > 0 ? { expanded: open(key) } : {};
		rows.push({ kind: 'actor', id: key, level, peer, actor: node.actor, ...unfolds });
		if (open(key)) for (const child of node.children) add(child, level + 1);
	};
	const searched = words.length > 0;
	const filter = view.filter ?? NO_FILTER;
	const wanted = peer.actors.filter(
		(actor) => isKnown(actor) && admits(filter, peer, actor) && (!searched || matches(actor, words)),
	);
	const folded = endedOf(wanted, view);
	for (const node of actorTree(wanted.filter((actor) => !folded.has(actor)))) add(node, 2);
	const ended = wanted.filter((actor) => folded.has(actor));
	if (ended.length > 0) {
		const id = `${peer.peerId}\nended`;
		const expanded = view.toggled.has(id);
		rows.push({ kind: 'ended', id, level: 2, peer, count: ended.length, expanded });
		if (expanded) {
			for (const actor of ended) rows.push({ kind: 'actor', id: actor.key, level: 3, peer, actor });
		}
	}
	const text = rows.length === 0 && !searched && !isFiltering(filter) ? note(peer) : undefined;
	const told = peer.crowded ? CROWDED : text;
	if (told !== undefined)
		rows.unshift({ kind: 'note', id: `${peer.peerId}\nnote`, level: 2, peer, text: told });
	return rows;
}

/** Whether a peer is shown though none of its actors is. */
function isWanted(
	peer: PeerEntry,
	{ search, filter = NO_FILTER }: TreeView,
	words: readonly string[],
): boolean {
	if (isFiltering(filter) && !filter.peer.includes(peer.name)) return false;
	return words.length === 0 || peer.name.toLowerCase().includes(search.toLowerCase());
}

/** Peers and below them their actors, as far as unfolded and searched for. */
export function peersRows(peers: readonly PeerEntry[], view: TreeView): PeerRow[] {
	const words = view.search.toLowerCase().split(/\s+/).filter(Boolean);
	const rows: PeerRow[] = [];
	for (const peer of peers) {
		const below = peerRows(peer, view, words);
		if (below.length === 0 && !isWanted(peer, view, words)) continue;
		const expanded = !view.toggled.has(peer.peerId);
		rows.push({
			kind: 'peer',
			id: peer.peerId,
			level: 1,
			peer,
			...(below.length > 0 ? { expanded } : {}),
		});
		if (expanded) rows.push(...below);
	}
	return rows;
}
