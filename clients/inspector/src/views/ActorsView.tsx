import { useMemo, useState } from 'react';
import { peersRows } from '../tree/peer-rows.ts';
import { VirtualTree } from '../tree/VirtualTree.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { useInspected } from '../ui/use-store.ts';
import { usePlace } from '../place/use-place.ts';
import { PeerTreeRow, rowAttributes } from './PeerTreeRow.tsx';
import { NoActorReason } from './Empty.tsx';
import type { Chosen } from './use-choice.ts';

const ROW_HEIGHT = 30;

/** The peers of the channel and their actors. */
export function ActorsView({ chosen }: { chosen: Chosen | undefined }) {
	const { peers } = useInspected();
	const { go } = usePlace();
	const [search, setSearch] = useState('');
	const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
	const chosenId = chosen?.actor?.key ?? chosen?.peer.peerId;
	const rows = useMemo(
		() => peersRows(peers, { search, toggled, chosen: chosenId }),
		[peers, search, toggled, chosenId],
	);
	const toggle = (id: string) => {
		setToggled((before) => {
			const after = new Set(before);
			if (!after.delete(id)) after.add(id);
			return after;
		});
	};
	const hasActors = peers.some((peer) => peer.actors.length > 0);

	return (
		<>
			<div className="pane-head">
				<SearchField label="Search actors" value={search} onChange={setSearch} />
			</div>
			{rows.length === 0 && search !== '' && (
				<Notice icon="search" title="No actor is called that">
					<p>Search by name, session id, state or tag.</p>
				</Notice>
			)}
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
						if (row.kind === 'stopped') toggle(row.id);
						else go({ peerId, peer, actor: row.kind === 'actor' ? row.actor.sessionId : undefined });
					}}
					renderRow={(row) => <PeerTreeRow row={row} />}
					attributes={rowAttributes}
				/>
			)}
			{!hasActors && (
				<div className="only-narrow">
					<NoActorReason />
				</div>
			)}
		</>
	);
}
