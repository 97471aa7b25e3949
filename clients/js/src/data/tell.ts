/** Calls a listener of the application; what it throws is reported as uncaught and does not reach the protocol. */
export function tell<Args extends unknown[]>(listener: (...args: Args) => void, ...args: Args): void {
	try {
		listener(...args);
	} catch (error) {
		report(error);
	}
}

/** Reports as uncaught. Node has no `reportError`. */
export function report(error: unknown): void {
	if ('reportError' in globalThis) reportError(error);
	else {
		queueMicrotask(() => {
			throw error;
		});
	}
}
