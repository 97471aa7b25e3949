import { useId, useMemo, useState } from 'react';
import { remember, remembered } from '../../place/remembered.ts';
import { useRates } from '../../rates/use-rates.ts';
import { type ActorFilter, isFiltering, readFilter } from '../../tree/actor-filter.ts';
import type { PeerEntry } from '../../store/types.ts';
import { peersRows } from '../../tree/peer-rows.ts';
import { VirtualTree } from '../../tree/VirtualTree.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useInspected } from '../../ui/use-store.ts';
import { usePlace } from '../../place/use-place.ts';
import { useCalm } from './Flash.tsx';
import { FilterPanel } from './FilterPanel.tsx';
import { PaneFoot, Wanted } from './FilterState.tsx';
import { PeerTreeRow, rowAttributes } from './PeerTreeRow.tsx';
import { NoActorReason } from '../Empty.tsx';
import type { Chosen } from '../use-choice.ts';

const ROW_HEIGHT = 30;

const FILTER = 'actors';

/** The peers of the channel and their actors. */
export function ActorsView({ chosen }: { chosen: Chosen | undefined }) {
	const { peers } = useInspected();
	const { go } = usePlace();
	const [search, setSearch] = useState('');
	const [filter, setFilter] = useState(() => readFilter(remembered(FILTER)));
	const rates = useRates();
	const calm = useCalm(peers);
	const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
	const chosenId = chosen?.actor?.key ?? chosen?.peer.peerId;
	const rows = useMemo(
		() => peersRows(peers, { search, toggled, filter, chosen: chosenId }),
		[peers, search, toggled, filter, chosenId],
	);
	const toggle = (id: string) => {
		setToggled((before) => {
			const after = new Set(before);
			if (!after.delete(id)) after.add(id);
			return after;
		});
	};
	const narrow = (next: ActorFilter) => {
		setFilter(next);
		remember(FILTER, JSON.stringify(next));
	};
	const hasActors = peers.some((peer) => peer.actors.length > 0);

	return (
		<>
			<TreeHead peers={peers} search={search} onSearch={setSearch} filter={filter} onFilter={narrow} />
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
						if (row.kind === 'stopped') toggle(row.id);
						else go({ peerId, peer, actor: row.kind === 'actor' ? row.actor.sessionId : undefined });
					}}
					renderRow={(row) => <PeerTreeRow row={row} rates={rates} calm={calm} />}
					attributes={rowAttributes}
				/>
			)}
			{!hasActors && (
				<div className="only-narrow">
					<NoActorReason />
				</div>
			)}
			<PaneFoot peers={peers} filter={filter} onFilter={narrow} rates={rates} />
		</>
	);
}

/** What the tree is narrowed down by. */
function TreeHead({
	peers,
	search,
	onSearch,
	filter,
	onFilter,
}: {
	peers: readonly PeerEntry[];
	search: string;
	onSearch: (search: string) => void;
	filter: ActorFilter;
	onFilter: (filter: ActorFilter) => void;
}) {
	const [open, setOpen] = useState(false);
	const panelId = useId();
	return (
		<>
			<div className="pane-head">
				<SearchField label="Search actors" value={search} onChange={onSearch} />
				<button
					type="button"
					className="icon-button"
					aria-label="Filter the actors"
					title="Filter by peer, kind, status and tag"
					aria-expanded={open}
					aria-controls={panelId}
					data-on={isFiltering(filter) || undefined}
					onClick={() => {
						setOpen(!open);
					}}
				>
					<Icon name="filter" />
				</button>
			</div>
			{open ? (
				<FilterPanel id={panelId} peers={peers} filter={filter} onFilter={onFilter} />
			) : (
				<Wanted filter={filter} onFilter={onFilter} />
			)}
		</>
	);
}

function NothingLike({ search }: { search: string }) {
	return (
		<Notice icon="search" title="No actor is like that">
			<p>{search === '' ? 'All are hidden by the filter.' : 'Search by name, session id, state or tag.'}</p>
		</Notice>
	);
}
