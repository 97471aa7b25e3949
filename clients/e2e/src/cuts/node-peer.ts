import { createInterface } from 'node:readline';
import { RTCPeerConnection } from 'node-datachannel/polyfill';
import { WebSocket } from 'ws';
import { cuttable } from './cuttable.ts';
import { NumberedChannel } from './numbered-channel.ts';

const [, , signaling = '', scale = '1'] = process.argv;

const channel = new NumberedChannel(signaling, Number(scale), {
	kind: 'node',
	...cuttable(WebSocket, RTCPeerConnection, (socket) => {
		(socket as unknown as WebSocket).terminate();
	}),
});

createInterface({ input: process.stdin })
	.on('line', (line) => {
		process.stdout.write(`${JSON.stringify(channel.obey(line))}\n`);
	})
	.on('close', () => {
		process.exit(0);
	});
