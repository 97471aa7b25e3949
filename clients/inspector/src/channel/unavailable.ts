import type { ConnectionInfo } from './types.ts';

/** The sentence of a peer whose machine cannot connect at all; without a native library for it, say. */
export const unavailable = (connection: ConnectionInfo | undefined): string | undefined =>
	connection?.state !== 'connected' && connection?.error?.code === 'unavailable'
		? connection.error.message
		: undefined;
