import { memo, useMemo, useState } from 'react';
import { usePlace } from '../../place/use-place.ts';
import type { Rates } from '../../rates/use-rates.ts';
import type { PeerEntry } from '../../store/types.ts';
import type { ActorFilter } from '../../tree/actor-filter.ts';
import { peersRows } from '../../tree/peer-rows.ts';
import { VirtualTree } from '../../tree/VirtualTree.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { NoActorReason } from '../Empty.tsx';
import { Calm, useCalm } from './Flash.tsx';
import { PeerTreeRow, rowAttributes } from './PeerTreeRow.tsx';

const ROW_HEIGHT = 30;

/** Those that are looked for; why there are none, if there are none. */
export const ActorTree = memo(function ActorTree({
	peers,
	search,
	filter,
	chosenId,
	rates,
}: {
	peers: readonly PeerEntry[];
	search: string;
	filter: ActorFilter;
	/** Key of an actor, or the id of a peer. */
	chosenId: string | undefined;
	rates: Rates;
}) {
	const { go } = usePlace();
	const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
	const rows = useMemo(
		() => peersRows(peers, { search, toggled, filter, chosen: chosenId }),
		[peers, search, toggled, filter, chosenId],
	);
	const calm = useCalm(rows);
	const toggle = (id: string) => {
		setToggled((before) => {
			const after = new Set(before);
			if (!after.delete(id)) after.add(id);
			return after;
		});
	};
	const hasActors = peers.some((peer) => peer.actors.length > 0);

	return (
		<Calm value={calm}>
			{rows.length === 0 && hasActors && <NothingLike search={search} />}
			{rows.length > 0 && (
				<VirtualTree
					label="Peers and actors"
					rows={rows}
					rowHeight={ROW_HEIGHT}
					chosen={chosenId}
					onToggle={(row) => {
						toggle(row.id);
					}}
					onChoose={(row) => {
						const { peerId, name: peer } = row.peer;
						if (row.kind === 'ended') toggle(row.id);
						else go({ peerId, peer, actor: row.kind === 'actor' ? row.actor.sessionId : undefined });
					}}
					renderRow={(row) => <PeerTreeRow row={row} rates={rates} />}
					attributes={rowAttributes}
				/>
			)}
			{!hasActors && (
				<div className="only-narrow">
					<NoActorReason />
				</div>
			)}
		</Calm>
	);
});

function NothingLike({ search }: { search: string }) {
	return (
		<Notice icon="search" title="No actor is like that">
			<p>{search === '' ? 'All are hidden by the filter.' : 'Search by name, session id, state or tag.'}</p>
		</Notice>
	);
}
