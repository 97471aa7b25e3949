import type { Sample } from '../../store/connection-record.ts';
import { milliseconds } from '../../ui/format.ts';
import { roundTrips } from './throughput.ts';

const WIDTH = 64;
const HEIGHT = 16;
const INSET = 2;

const at = (share: number, length: number) => (INSET + share * (length - 2 * INSET)).toFixed(1);

/** The round-trip times of the last minutes as a small line. */
export function Sparkline({ samples }: { samples: readonly Sample[] }) {
	const { points, least, most } = roundTrips(samples);
	if (points.length < 2) return null;
	const range = least === most ? milliseconds(most) : `${milliseconds(least)} to ${milliseconds(most)}`;
	return (
		<svg
			className="sparkline"
			viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
			role="img"
			aria-label={`In the last minutes ${range}`}
		>
			<polyline points={points.map(([x, y]) => `${at(x, WIDTH)},${at(y, HEIGHT)}`).join(' ')} />
		</svg>
	);
}
