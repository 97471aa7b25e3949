import { useMemo, useState } from 'react';
import type { Chart, ChartState } from '../chart/chart.ts';
import { sentence } from '../layout/rows.ts';
import { VirtualTree } from '../../tree/VirtualTree.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Name } from '../../ui/Name.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useLit } from './lighting.ts';
import { type OutlineRow, outlineRows } from './outline.ts';

/** The states as a list: for the keyboard, for screen readers, and to find one by its name. */
export function Outline({
	chart,
	folded,
	chosen,
	onChoose,
	onToggle,
}: {
	chart: Chart;
	folded: ReadonlySet<string>;
	chosen: string | undefined;
	onChoose: (id: string) => void;
	onToggle: (id: string) => void;
}) {
	const [search, setSearch] = useState('');
	const rows = useMemo(() => outlineRows(chart, folded, search), [chart, folded, search]);
	const state = chosen === undefined ? undefined : chart.states.get(chosen);
	return (
		<div className="diagram-outline">
			<div className="diagram-search">
				<SearchField label="Find a state" value={search} onChange={setSearch} />
			</div>
			{rows.length === 0 && <p className="diagram-none quiet">No state is called that.</p>}
			<VirtualTree
				label="States"
				rows={rows}
				rowHeight={26}
				chosen={chosen}
				onChoose={(row) => {
					onChoose(row.id);
				}}
				onToggle={(row) => {
					onToggle(row.id);
				}}
				renderRow={(row) => <OutlineLine row={row} />}
			/>
			{state !== undefined && <StateWords chart={chart} state={state} />}
		</div>
	);
}

function OutlineLine({ row: { state, expanded } }: { row: OutlineRow }) {
	const active = useLit(({ active: lit }) => lit.has(state.id));
	return (
		<>
			<span className="twisty" data-toggle data-open={expanded}>
				{expanded !== undefined && <Icon name="chevron" />}
			</span>
			<span className="diagram-outline-name" data-active={active}>
				<Name>{state.key}</Name>
			</span>
			{active && <span className="visually-hidden">(active)</span>}
			{state.kind !== 'atomic' && state.kind !== 'compound' && (
				<span className="state-type">{state.kind}</span>
			)}
		</>
	);
}

const MAX_TRANSITIONS = 50;

/** The chosen state in words. */
function StateWords({ chart, state }: { chart: Chart; state: ChartState }) {
	const transitions = useMemo(
		() => chart.transitions.filter(({ source }) => source === state.id),
		[chart, state],
	);
	const words = [
		['Tags', state.tags],
		['Invokes', state.invokes],
		['On entry', state.entry],
		['On exit', state.exit],
	] as const;
	return (
		<section className="diagram-words" aria-label="The chosen state">
			<h3 className="card-title">
				<Name>{state.path.length === 0 ? state.key : state.path.join('.')}</Name>
			</h3>
			{state.description !== undefined && (
				<p>
					<Name>{state.description}</Name>
				</p>
			)}
			{words.map(
				([word, names]) =>
					names.length > 0 && (
						<p key={word}>
							<span className="quiet">{word}: </span>
							<Name>{names.join(', ')}</Name>
						</p>
					),
			)}
			<ul>
				{transitions.slice(0, MAX_TRANSITIONS).map((transition) => (
					<li key={transition.id}>
						<Name className="mono">{sentence(transition)}</Name>
						{transition.targets.map((target) => (
							<span key={target}>
								{' → '}
								<Name>{chart.states.get(target)?.path.join('.') || chart.root.key}</Name>
							</span>
						))}
					</li>
				))}
			</ul>
			{transitions.length > MAX_TRANSITIONS && (
				<p className="quiet">and {transitions.length - MAX_TRANSITIONS} more</p>
			)}
		</section>
	);
}
