import { RTCPeerConnection } from 'node-datachannel/polyfill';
import { WebSocket } from 'ws';
import { join } from 'xstate-webrtc';
import { ControlLine } from './control-line.js';
import { Receipts } from './numbered-events.js';

/** This project's receiver: joins the channel of an application and inspects it. */
const [url = '', bytes = ''] = process.argv.slice(2);
const line: ControlLine = new ControlLine({
	round: (count) => {
		receipts.begin(Number(count));
	},
});
const receipts = new Receipts(line, Number(bytes), 100);
const fail = (what: string) => {
	line.send('failed', what);
};

const channel = join(url, {
	channel: 'benchmark',
	name: 'inspector',
	kind: 'node',
	webSocket: WebSocket,
	rtcPeerConnection: RTCPeerConnection,
});
const { peers } = await channel.joined;
const application = peers.find(({ kind }) => kind === 'jvm');
if (application) {
	channel.inspect(application.peerId, {
		onEvents: (events) => {
			for (const event of events) receipts.take(event);
		},
		onSynced: () => {
			line.send('synced');
		},
		onGap: (dropped) => {
			fail(`${dropped} events were left out`);
		},
		onRestart: () => {
			line.send('restarted');
		},
		onError: ({ message }) => {
			fail(message);
		},
	});
} else {
	fail('The application is no peer of its channel');
}
