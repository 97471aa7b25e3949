import { useId, useState } from 'react';
import { remember, remembered } from '../../place/remembered.ts';
import { useRates } from '../../rates/use-rates.ts';
import { type ActorFilter, isFiltering, readFilter } from '../../tree/actor-filter.ts';
import type { PeerEntry } from '../../store/types.ts';
import { Icon } from '../../ui/Icon.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useInspected } from '../../ui/use-store.ts';
import { ActorTree } from './ActorTree.tsx';
import { FilterPanel } from './FilterPanel.tsx';
import { PaneFoot, Wanted } from './FilterState.tsx';
import type { Chosen } from '../use-choice.ts';

const FILTER = 'actors';

/** The peers of the channel and their actors. */
export function ActorsView({ chosen }: { chosen: Chosen | undefined }) {
	const { peers } = useInspected();
	const [search, setSearch] = useState('');
	const [filter, setFilter] = useState(() => readFilter(remembered(FILTER)));
	const rates = useRates();
	const narrow = (next: ActorFilter) => {
		setFilter(next);
		remember(FILTER, JSON.stringify(next));
	};
	return (
		<>
			<TreeHead peers={peers} search={search} onSearch={setSearch} filter={filter} onFilter={narrow} />
			<ActorTree
				peers={peers}
				search={search}
				filter={filter}
				chosenId={chosen?.actor?.key ?? chosen?.peer.peerId}
				rates={rates}
			/>
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
