import { WebSocket } from 'ws';

/**
 * Tells an application of actors over its plain socket, as any inspected application does.
 *
 * @param name of that application
 * @returns the socket: they stop when it is closed
 */
export async function tell(
	signaling: string,
	name: string,
	actors: readonly Record<string, unknown>[],
): Promise<WebSocket> {
	const socket = new WebSocket(inspectUrl(signaling, name));
	await new Promise((resolve, reject) => {
		socket.once('open', resolve);
		socket.once('error', reject);
	});
	for (const actor of actors) {
		const { sessionId } = actor;
		const rest = { rootId: sessionId, createdAt: String(Date.now()), _version: '0.7.2', ...actor };
		socket.send(JSON.stringify({ type: '@xstate.actor', ...rest }));
		// Only with its first state does one that has a definition begin.
		socket.send(JSON.stringify({ ...rest, type: '@xstate.snapshot', event: { type: 'xstate.init' } }));
	}
	return socket;
}

/** Where an inspected application of this name tells of its actors. */
export const inspectUrl = (signaling: string, name: string): string =>
	`${new URL('inspect', signaling).href}?name=${name}`;
