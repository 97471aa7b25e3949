import { laneX, ROW_HEIGHT } from './geometry.ts';
import type { Lane } from './model/lane.ts';
import { placeOf } from './model/shown-rows.ts';

/** Each actor's line, from its start to its end as far as they are seen. */
export function Lifelines({ lanes, rows }: { lanes: readonly Lane[]; rows: readonly number[] }) {
	const all = rows.length * ROW_HEIGHT;
	const line = (row: number) => (placeOf(rows, row) + 0.6) * ROW_HEIGHT;
	return (
		<span role="presentation">
			{lanes.map((lane, index) => {
				const top = lane.began > (rows[0] ?? 0) ? line(lane.began) : 0;
				const bottom = lane.ended > 0 ? line(lane.ended) : all;
				return (
					<span
						key={lane.key}
						className="seq-line"
						data-hue={lane.hue}
						data-ended={lane.ended > 0 || undefined}
						style={{ left: laneX(index), top, height: Math.max(0, bottom - top) }}
					/>
				);
			})}
		</span>
	);
}
