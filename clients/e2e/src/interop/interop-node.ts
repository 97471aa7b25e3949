import { createInterface } from 'node:readline';
import { RTCPeerConnection } from 'node-datachannel/polyfill';
import { WebSocket } from 'ws';
import { ObedientPeer } from './obedient-peer.ts';

const peer = new ObedientPeer(
	{ kind: 'node', webSocket: WebSocket, rtcPeerConnection: RTCPeerConnection },
	(line) => process.stdout.write(`${JSON.stringify(line)}\n`),
);

createInterface({ input: process.stdin })
	.on('line', (line) => void peer.obey(line))
	.on('close', () => {
		process.exit(0);
	});
