/** Calls a listener of the application; what it throws is reported as uncaught and does not reach the protocol. */
export function tell<Args extends unknown[]>(listener: (...args: Args) => void, ...args: Args): void {
	try {
		listener(...args);
	} catch (error) {
		report(error);
	}
}

/** Node has no `reportError`. */
function report(error: unknown): void {
	if ('reportError' in globalThis) reportError(error);
	else {
		queueMicrotask(() => {
			throw error;
		});
	}
}
