const two = (n: number) => String(n).padStart(2, '0');

/** The time of day here, to the millisecond: what one compares in a log. */
export function clock(time: number): string {
	const at = new Date(time);
	const ms = String(at.getMilliseconds()).padStart(3, '0');
	return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${ms}`;
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

export function bytes(count: number): string {
	let unit = 0;
	let value = count;
	while (value >= 1000 && unit < UNITS.length - 1) {
		value /= 1000;
		unit++;
	}
	return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit] ?? ''}`;
}

let grouped: Intl.NumberFormat | undefined;

/** A number as a reader wants it. The formatter takes some 30 ms to make: it waits for a number that needs one. */
export function count(value: number): string {
	if (Number.isInteger(value) && Math.abs(value) < 1_000) return String(value);
	grouped ??= new Intl.NumberFormat('en');
	return grouped.format(value);
}

export function milliseconds(ms: number): string {
	if (ms < 0.05) return '< 0.1 ms';
	return ms < 10 ? `${ms.toFixed(1)} ms` : `${count(Math.round(ms))} ms`;
}

/** How often; what is rarer than once a second is said to be. */
export function perSecond(rate: number, what = ''): string {
	if (rate <= 0) return `0${what}/s`;
	return rate < 0.95 ? `< 1${what}/s` : `${count(Math.round(rate))}${what}/s`;
}

/** A time that passed, as roughly as people say it. */
export function duration(ms: number): string {
	const seconds = Math.max(0, Math.round(ms / 1_000));
	if (seconds < 120) return `${seconds} s`;
	const minutes = Math.floor(seconds / 60);
	return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
}

const MAX_NAME = 200;

/** Names are another process's: shown up to a length at which nothing is hidden by accident. */
export const short = (name: string, max = MAX_NAME): string =>
	name.length > max ? `${name.slice(0, max)}…` : name;
