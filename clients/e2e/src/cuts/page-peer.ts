import { cuttable } from './cuttable.ts';
import { NumberedChannel } from './numbered-channel.ts';

/** Called by the test. */
export function start(signaling: string, scale: number): void {
	const channel = new NumberedChannel(signaling, scale, {
		kind: 'browser',
		...cuttable(WebSocket, RTCPeerConnection, (socket) => {
			(socket as unknown as WebSocket).close();
		}),
	});
	Object.assign(globalThis, { obey: (line: string) => channel.obey(line) });
}
