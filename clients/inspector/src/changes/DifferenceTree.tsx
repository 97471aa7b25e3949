import { useMemo, useState } from 'react';
import type { Unfolded } from '../json/json-rows.ts';
import { VirtualTree } from '../tree/VirtualTree.tsx';
import { short } from '../ui/format.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Change } from './difference.ts';
import { type DifferenceRow, differenceRows, toggled } from './difference-rows.ts';

const NOTHING: Unfolded = new Map();

/** Only what differs, in its place; what is the same is left out. */
export function DifferenceTree({ changes }: { changes: readonly Change[] }) {
	const [unfolded, setUnfolded] = useState(NOTHING);
	const rows = useMemo(() => differenceRows(changes, unfolded), [changes, unfolded]);
	const toggle = (row: DifferenceRow) => {
		setUnfolded((before) => toggled(before, row) ?? before);
	};
	return (
		<div className="json difference-tree">
			<VirtualTree
				label="Differences"
				rows={rows}
				rowHeight={22}
				measured
				onChoose={toggle}
				onToggle={toggle}
				renderRow={(row) => <Line row={row} />}
				attributes={(row) => ({ 'data-change': row.kind, 'data-key': short(row.key) })}
			/>
		</div>
	);
}

const SIGNS: Readonly<Record<DifferenceRow['kind'], readonly [sign: string, word: string]>> = {
	added: ['+', 'added'],
	removed: ['−', 'removed'],
	changed: ['~', 'changed'],
	within: ['', ''],
	more: ['', ''],
};

function Line({ row }: { row: DifferenceRow }) {
	if (row.kind === 'more') return <span className="json-more">{row.key}</span>;
	const [sign, word] = SIGNS[row.kind];
	return (
		<>
			<span className="twisty" data-toggle data-open={row.expanded}>
				{row.expanded !== undefined && <Icon name="chevron" />}
			</span>
			<span className="difference-sign" aria-hidden="true">
				{sign}
			</span>
			<span className="json-line">
				{word !== '' && <span className="visually-hidden">{word} </span>}
				<bdi className="json-key">{short(row.key)}</bdi>
				<span className="json-colon">:</span>
				{row.before !== undefined && <bdi className="difference-before">{row.before}</bdi>}
				{row.before !== undefined && row.after !== undefined && (
					<span className="difference-to" role="img" aria-label="became">
						→
					</span>
				)}
				{row.after !== undefined && <bdi className="difference-after">{row.after}</bdi>}
			</span>
		</>
	);
}
