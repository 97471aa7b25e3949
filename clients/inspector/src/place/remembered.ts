const PREFIX = 'xstate-inspector-';

/** What this browser was told the last time; undefined if nothing, or where storage is closed to the page. */
export function remembered(name: string): string | undefined {
	try {
		return localStorage.getItem(PREFIX + name) ?? undefined;
	} catch {
		return undefined;
	}
}

/** Keeps a choice for the next visit; where storage is closed to the page it holds as long as the page does. */
export function remember(name: string, value: string): void {
	try {
		localStorage.setItem(PREFIX + name, value);
	} catch {
		// As said above.
	}
}
