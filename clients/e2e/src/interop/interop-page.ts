import { ObedientPeer } from './obedient-peer.ts';

/** Of the test, outside the page. */
declare function answer(line: string): void;

const peer = new ObedientPeer(
	{ kind: 'browser', webSocket: WebSocket, rtcPeerConnection: RTCPeerConnection },
	(line) => {
		answer(JSON.stringify(line));
	},
);

Object.assign(globalThis, {
	obey: (line: string) => {
		void peer.obey(line);
	},
});
