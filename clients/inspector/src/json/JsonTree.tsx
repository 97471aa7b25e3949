import { useMemo, useState } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { short } from '../ui/format.ts';
import { VirtualTree } from '../tree/VirtualTree.tsx';
import { type JsonRow, jsonRows, PAGE, type Unfolded } from './json-rows.ts';

const NOTHING: Unfolded = new Map();

/** Any JSON value as a tree that is unfolded step by step. */
export function JsonTree({ label, value }: { label: string; value: unknown }) {
	const [unfolded, setUnfolded] = useState(NOTHING);
	const rows = useMemo(() => jsonRows(value, unfolded), [value, unfolded]);
	const toggle = (row: JsonRow) => {
		const { id, shown } = row.continues ?? { id: row.id, shown: row.expanded === true ? -PAGE : 0 };
		if (row.continues === undefined && row.expanded === undefined) return;
		setUnfolded((before) => new Map(before).set(id, shown + PAGE));
	};
	return (
		<div className="json">
			<VirtualTree
				label={label}
				rows={rows}
				rowHeight={22}
				measured
				onChoose={(row) => {
					// A click into an unfolded text is the beginning of selecting in it.
					if (row.kind !== 'string' || row.expanded !== true) toggle(row);
				}}
				onToggle={toggle}
				renderRow={(row) => <JsonLine row={row} />}
			/>
		</div>
	);
}

function JsonLine({ row }: { row: JsonRow }) {
	if (row.kind === 'more') return <span className="json-more">{row.text}</span>;
	return (
		<>
			<span className="twisty" data-toggle data-open={row.expanded}>
				{row.expanded !== undefined && <Icon name="chevron" />}
			</span>
			<span className="json-line">
				{row.key !== undefined && (
					<>
						<bdi className="json-key">{short(row.key)}</bdi>
						<span className="json-colon">:</span>
					</>
				)}
				{row.expanded === true && row.kind !== 'string' ? (
					<span className="json-node">{row.kind === 'array' ? row.text : ''}</span>
				) : (
					<bdi key={row.text} className={`json-value json-${row.kind}`} data-whole={row.expanded}>
						{row.text}
					</bdi>
				)}
			</span>
		</>
	);
}
