import { memo } from 'react';
import { clock, short } from '../ui/format.ts';
import { Name } from '../ui/Name.tsx';
import { StateChip } from '../ui/StateChips.tsx';
import type { LogRowProps } from '../views/log/LogRow.tsx';

/** One change: when, by which event, to which state. */
export const ChangeRow = memo(function ChangeRow(props: LogRowProps) {
	const { entry } = props;
	const leaves = entry.leaves ?? [];
	return (
		<div
			id={props.id}
			className="log-row change-row"
			role="option"
			aria-selected={props.chosen}
			aria-posinset={props.position}
			aria-setsize={props.of}
			data-change-by={short(entry.type)}
			data-change-seq={entry.seq}
			style={{ transform: `translateY(${props.start}px)` }}
			onClick={() => {
				props.onChoose(entry);
			}}
		>
			<time className="log-time">{clock(entry.time)}</time>
			<Name className="log-type">{entry.type}</Name>
			<span className="log-state">
				{leaves.slice(0, 2).map((leaf) => (
					<StateChip key={leaf} leaf={leaf} short />
				))}
				{leaves.length > 2 && <span className="chip chip-more">+{leaves.length - 2}</span>}
			</span>
		</div>
	);
});
