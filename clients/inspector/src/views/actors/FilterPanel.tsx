import { useMemo } from 'react';
import type { PeerEntry } from '../../store/types.ts';
import { type ActorFilter, type Facet, FACETS, optionsOf, toggledIn } from '../../tree/actor-filter.ts';
import { count, short } from '../../ui/format.ts';
import { Name } from '../../ui/Name.tsx';

const TITLES: Readonly<Record<Facet, string>> = { peer: 'Peer', kind: 'Kind', status: 'Status', tag: 'Tag' };

/** What the tree can be narrowed down to. */
export function FilterPanel({
	id,
	peers,
	filter,
	onFilter,
}: {
	id: string;
	peers: readonly PeerEntry[];
	filter: ActorFilter;
	onFilter: (filter: ActorFilter) => void;
}) {
	const facets = useMemo(
		() => FACETS.map((facet) => ({ facet, options: optionsOf(facet, peers, filter) })),
		[peers, filter],
	);
	return (
		<div className="filter-panel" id={id} role="group" aria-label="Show only">
			{facets.map(
				({ facet, options }) =>
					options.length > 0 && (
						<div key={facet} className="filter-facet" role="group" aria-label={TITLES[facet]}>
							<span className="filter-title" aria-hidden="true">
								{TITLES[facet]}
							</span>
							<span className="filter-options">
								{options.map((option) => (
									<button
										key={option.value}
										type="button"
										className="filter-option"
										aria-pressed={filter[facet].includes(option.value)}
										title={short(option.value)}
										onClick={() => {
											onFilter(toggledIn(filter, facet, option.value));
										}}
									>
										<Name className="filter-value">{option.value}</Name>
										<span className="filter-count">{count(option.count)}</span>
									</button>
								))}
							</span>
						</div>
					),
			)}
		</div>
	);
}
