/** Calls a listener of the application; what it throws is reported and does not reach the protocol. */
export function tell<Args extends unknown[]>(
	listener: ((...args: Args) => void) | undefined,
	...args: Args
): void {
	try {
		listener?.(...args);
	} catch (error) {
		queueMicrotask(() => {
			throw error;
		});
	}
}
