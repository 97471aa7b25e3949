import { ROW_HEIGHT, type Shape } from './geometry.ts';
import type { RowKind } from './model/row.ts';

/** Height of an arrow's line within its row. */
const LINE = ROW_HEIGHT - 13;
const HEAD = 6;
const EDGE = 8;

/** What goes from lane to lane, or what marks one. */
export function Arrow({ kind, shape }: { kind: RowKind; shape: Shape }) {
	const { from, to, open } = shape;
	const left = Math.min(from, to) - EDGE;
	const [a, b] = [from - left, to - left];
	const forth = b >= a ? 1 : -1;
	return (
		<svg className="seq-arrow" width={Math.abs(b - a) + 2 * EDGE} height={ROW_HEIGHT} style={{ left }}>
			{a === b && <circle className="seq-dot" cx={a} cy={LINE} r={4} />}
			{kind === 'loop' && (
				<>
					<path d={`M${a} ${LINE - 7}h${b - a - 6}a5 5 0 0 1 0 12h${6 + a - b}`} />
					<path className="seq-head" d={`M${a + 1} ${LINE + 5}l${HEAD} -3.500v7z`} />
				</>
			)}
			{kind !== 'loop' && a !== b && (
				<>
					<path d={`M${a} ${LINE}H${b - forth * 2}`} />
					{open === 'from' && <circle className="seq-dot" cx={a} cy={LINE} r={3.5} />}
					{kind === 'dead' ? (
						<path className="seq-cross" d={`M${b - 5} ${LINE - 5}l10 10m0 -10l-10 10`} />
					) : (
						<path className="seq-head" d={`M${b - forth} ${LINE}l${-forth * (HEAD + 1)} -4v8z`} />
					)}
				</>
			)}
		</svg>
	);
}
