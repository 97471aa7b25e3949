import type { Rows } from '../../store/rows.ts';
import { count } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { CopyRows } from './CopyRows.tsx';

export function LogTools({
	filter,
	onFilter,
	paused,
	waiting,
	onPause,
	following,
	onFollow,
	onClear,
	rows,
	searching,
	held,
}: {
	filter: string;
	onFilter: (filter: string) => void;
	paused: boolean;
	waiting: number;
	onPause: (paused: boolean) => void;
	following: boolean;
	onFollow: (following: boolean) => void;
	onClear: () => void;
	rows: Rows;
	searching: boolean;
	/** How many entries stay while it is paused, if those are not all. */
	held: number | undefined;
}) {
	return (
		<div className="log-tools" role="toolbar" aria-label="Event log">
			<SearchField
				label="Filter the events"
				placeholder="Filter: type:PAY  actor:order  peer:shop"
				value={filter}
				onChange={onFilter}
			/>
			{searching && <span className="log-said">Searching…</span>}
			{held !== undefined && <span className="log-said">The newest {count(held)} stay</span>}
			{paused && waiting > 0 && <span className="log-waiting">{count(waiting)} new</span>}
			<CopyRows rows={rows} />
			<button
				type="button"
				className="icon-button"
				aria-label="Pause"
				title={paused ? 'Go on' : 'Pause'}
				aria-pressed={paused}
				onClick={() => {
					onPause(!paused);
				}}
			>
				<Icon name={paused ? 'play' : 'pause'} />
			</button>
			<button
				type="button"
				className="icon-button"
				aria-label="Follow the newest"
				title="Follow the newest"
				aria-pressed={following}
				onClick={() => {
					onFollow(!following);
				}}
			>
				<Icon name="follow" />
			</button>
			<button type="button" className="icon-button" aria-label="Clear" title="Clear" onClick={onClear}>
				<Icon name="clear" />
			</button>
		</div>
	);
}
