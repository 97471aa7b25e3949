import type { JoinOptions } from './channel.js';
import type { PeerConnectionClass, WebSocketClass } from './web-apis.js';

/** The application's WebSocket, or the global one. @throws ReferenceError if there is neither */
export function webSocketOf(options: JoinOptions): WebSocketClass {
	const found = options.webSocket ?? (globalThis as Partial<typeof globalThis>).WebSocket;
	if (!found) throw new ReferenceError('No WebSocket here: hand in `webSocket`, e.g. of the package ws.');
	return found;
}

/** The application's WebRTC engine, or the global one. @throws ReferenceError if there is neither */
export function rtcPeerConnectionOf(options: JoinOptions): PeerConnectionClass {
	const found = options.rtcPeerConnection ?? (globalThis as Partial<typeof globalThis>).RTCPeerConnection;
	if (!found) {
		throw new ReferenceError(
			'No WebRTC here: hand in `rtcPeerConnection`, e.g. of node-datachannel/polyfill.',
		);
	}
	return found;
}

/** Browsers can restart ICE; node-datachannel, which is the likely engine elsewhere, refuses such an offer. */
export function restartsIce(options: JoinOptions): boolean {
	return options.iceRestart ?? (options.rtcPeerConnection === undefined && 'RTCPeerConnection' in globalThis);
}
