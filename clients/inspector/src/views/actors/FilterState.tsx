import { useMemo } from 'react';
import { type Rates, sumOf } from '../../rates/use-rates.ts';
import type { PeerEntry } from '../../store/types.ts';
import { type ActorFilter, countShown, FACETS, NO_FILTER, toggledIn } from '../../tree/actor-filter.ts';
import { count, perSecond } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Name } from '../../ui/Name.tsx';

/** What the tree is narrowed down to, each with the way to take it away. */
export function Wanted({
	filter,
	onFilter,
}: {
	filter: ActorFilter;
	onFilter: (filter: ActorFilter) => void;
}) {
	const wanted = FACETS.flatMap((facet) => filter[facet].map((value) => ({ facet, value })));
	if (wanted.length === 0) return null;
	return (
		<ul className="wanted" aria-label="Only these are shown">
			{wanted.map(({ facet, value }) => (
				<li key={`${facet} ${value}`} className="wanted-value">
					<span className="wanted-facet">{facet}</span>
					<Name className="filter-value">{value}</Name>
					<button
						type="button"
						className="search-clear"
						aria-label={`Show other than ${facet} ${value.slice(0, 80)}, too`}
						onClick={() => {
							onFilter(toggledIn(filter, facet, value));
						}}
					>
						<Icon name="close" />
					</button>
				</li>
			))}
		</ul>
	);
}

/** How many there are, how many are hidden, and how much happens. */
export function PaneFoot({
	peers,
	filter,
	onFilter,
	rates,
}: {
	peers: readonly PeerEntry[];
	filter: ActorFilter;
	onFilter: (filter: ActorFilter) => void;
	rates: Rates;
}) {
	const { shown, hidden } = useMemo(() => countShown(peers, filter), [peers, filter]);
	return (
		<div className="pane-foot">
			<span>{shown === 1 ? '1 actor' : `${count(shown)} actors`}</span>
			{hidden > 0 && (
				<span data-testid="hidden-actors">
					{count(hidden)} hidden{' '}
					<button
						type="button"
						className="link"
						onClick={() => {
							onFilter(NO_FILTER);
						}}
					>
						Show all
					</button>
				</span>
			)}
			<span className="spacer" />
			<span className="number" data-testid="event-rate" title="Events a second, of all actors">
				{perSecond(sumOf(rates, peers), ' events')}
			</span>
		</div>
	);
}
