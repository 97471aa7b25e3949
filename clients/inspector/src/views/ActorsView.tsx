import { useMemo, useState } from 'react';
import { peersRows } from '../tree/peer-rows.ts';
import { VirtualTree } from '../tree/VirtualTree.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { useInspected } from '../ui/use-store.ts';
import { PeerTreeRow, rowAttributes } from './PeerTreeRow.tsx';
import { NoActorReason } from './Empty.tsx';
import type { Choice, Chosen } from './use-choice.ts';

const ROW_HEIGHT = 30;

/** The peers of the channel and their actors. */
export function ActorsView({
	chosen,
	onChoose,
}: {
	chosen: Chosen | undefined;
	onChoose: (choice: Choice) => void;
}) {
	const { peers } = useInspected();
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
						const { peerId, name } = row.peer;
						if (row.kind === 'stopped') toggle(row.id);
						else if (row.kind === 'actor') {
							onChoose({ kind: 'actor', peerId, name, sessionId: row.actor.sessionId });
						} else onChoose({ kind: 'peer', peerId, name });
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
