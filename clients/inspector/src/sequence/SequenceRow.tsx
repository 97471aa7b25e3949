import { memo } from 'react';
import { clock, short } from '../ui/format.ts';
import { Name } from '../ui/Name.tsx';
import { StateChip } from '../ui/StateChips.tsx';
import { Arrow } from './Arrow.tsx';
import { shapeOf } from './geometry.ts';
import type { Row } from './model/row.ts';
import { tookWords } from './row-words.ts';

const MAX_CHIPS = 2;

/** One line of the diagram. */
export const SequenceRow = memo(function SequenceRow({
	id,
	row,
	places,
	words,
	hue,
	start,
	position,
	of,
	chosen,
	belongs,
	onChoose,
}: {
	id: string;
	row: Row;
	/** The place of each lane that is drawn, from the left. */
	places: ReadonlyMap<string, number>;
	words: string;
	/** Of the peer from whose lane it comes. */
	hue: number;
	start: number;
	/** Which of how many rows it is. */
	position: number;
	of: number;
	chosen: boolean;
	/** Whether it is the chosen row's reply, or what that replies to. */
	belongs: boolean;
	onChoose: (row: Row) => void;
}) {
	const { kind, entry } = row;
	const shape = shapeOf(row, places);
	return (
		<div
			id={id}
			className="seq-row"
			role="option"
			aria-selected={chosen}
			aria-posinset={position}
			aria-setsize={of}
			data-kind={kind}
			data-event-type={short(entry.type)}
			data-from={row.from && short(row.from)}
			data-to={row.to && short(row.to)}
			data-code={row.code && short(row.code)}
			data-belongs={belongs || undefined}
			data-state={row.leaves?.join(' ')}
			data-hue={hue}
			style={{ transform: `translateY(${start}px)` }}
			onClick={() => {
				onChoose(row);
			}}
		>
			<span className="visually-hidden">{words}</span>
			<time className="seq-time" aria-hidden="true">
				{clock(entry.time)}
			</time>
			{kind === 'band' ? (
				<span className="seq-band" data-kind={entry.kind} aria-hidden="true">
					<Name>{entry.peerName}</Name> <Name>{entry.type}</Name>
				</span>
			) : (
				shape && (
					<span className="seq-drawing" aria-hidden="true">
						<Arrow kind={kind} shape={shape} />
						{kind !== 'state' && kind !== 'start' && (
							<span className="seq-label" data-open={shape.open} style={shape.label}>
								<Name>{entry.type}</Name>
								{row.code !== undefined && <Name className="seq-code">{row.code}</Name>}
								{row.tookMs !== undefined && <bdi className="seq-took">{tookWords(row.tookMs)}</bdi>}
							</span>
						)}
						<Marks row={row} x={shape.mark} side={shape.side} />
					</span>
				)
			)}
		</div>
	);
});

/** What the event led to, beside the lane. */
function Marks({ row, x, side }: { row: Row; x: number; side: 'left' | 'right' }) {
	const { leaves = [], ended, kind } = row;
	if (leaves.length === 0 && ended === undefined && kind !== 'start') return null;
	return (
		<span className="seq-marks" data-side={side} style={{ left: x }}>
			{kind === 'start' && leaves.length === 0 && <span className="seq-word">started</span>}
			{leaves.slice(0, MAX_CHIPS).map((leaf) => (
				<StateChip key={leaf} leaf={leaf} short={leaves.length > 1} />
			))}
			{leaves.length > MAX_CHIPS && <span className="chip chip-more">+{leaves.length - MAX_CHIPS}</span>}
			{ended !== undefined && (
				<span className="status" data-status={ended}>
					{ended === 'error' ? 'failed' : ended}
				</span>
			)}
		</span>
	);
}
