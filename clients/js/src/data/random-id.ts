/** A random name of 96 bits after a prefix, e.g. `c-3q2-7Aa…`. */
export function randomId(prefix: string): string {
	const bytes = crypto.getRandomValues(new Uint8Array(12));
	return prefix + Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
