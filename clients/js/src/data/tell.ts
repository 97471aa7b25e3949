/** Calls a listener of the application; what it throws is reported and does not reach the protocol. */
export function tell<Args extends unknown[]>(listener: (...args: Args) => void, ...args: Args): void {
	try {
		listener(...args);
	} catch (error) {
		report(error);
	}
}

/**
 * Reports an error of the application as browsers report an uncaught one. Node has no `reportError`, unless the
 * application defines it: there an uncaught one would end the process, by the word of a peer.
 */
export function report(error: unknown): void {
	// eslint-disable-next-line no-console -- never silent
	((globalThis as Partial<typeof globalThis>).reportError ?? console.error)(error);
}
