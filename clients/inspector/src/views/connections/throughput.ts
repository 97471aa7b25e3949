import type { Counters, Sample } from '../../store/connection-record.ts';

/** What nothing new was said of for so long stands still: samples come every two seconds while anything differs. */
const STILL_MS = 5_000;
/** More than one sample, so that the figures do not jump. */
const OVER_MS = 4_000;
/** What came right after another sample, with a turn of the connection, tells of no rate. */
const LEAST_MS = 500;

/** How much a second of late. */
export function throughput(samples: readonly Sample[], counter: keyof Counters, now: number): number {
	const last = samples.at(-1);
	if (last === undefined || now - last.time > STILL_MS) return 0;
	const before = samples.filter(({ time }) => time <= last.time - LEAST_MS);
	const first = before.find(({ time }) => time >= last.time - OVER_MS) ?? before.at(-1);
	if (first === undefined) return 0;
	return (Math.max(0, last[counter] - first[counter]) * 1_000) / (last.time - first.time);
}

/** Round-trip times as points of a line, x and y from 0 to 1, the oldest first. */
export function roundTrips(samples: readonly Sample[]): {
	readonly points: readonly (readonly [x: number, y: number])[];
	readonly least: number;
	readonly most: number;
} {
	const known = samples.flatMap(({ time, roundTripTimeMs: ms }) => (ms === undefined ? [] : [{ time, ms }]));
	const [first] = known;
	const last = known.at(-1);
	const all = known.map(({ ms }) => ms);
	const least = Math.min(...all);
	const most = Math.max(...all);
	if (first === undefined || last === undefined || last.time === first.time)
		return { points: [], least, most };
	// A line that is level lies in the middle, and one that hardly moves does not fill the height.
	const height = Math.max(most - least, most * 0.5);
	const middle = (most + least) / 2;
	const points = known.map(
		({ time, ms }) =>
			[
				(time - first.time) / (last.time - first.time),
				0.5 - (height === 0 ? 0 : (ms - middle) / height),
			] as const,
	);
	return { points, least, most };
}
