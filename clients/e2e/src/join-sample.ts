import { RTCPeerConnection } from 'node-datachannel/polyfill';
import { WebSocket } from 'ws';
import { type Channel, join } from 'xstate-webrtc';

/** Joins the channel of the packaged sample from Node. @param name that the others see */
export async function joinSample(signaling: string, name: string, kind = 'node'): Promise<Channel> {
	const engines = { webSocket: WebSocket, rtcPeerConnection: RTCPeerConnection };
	const channel = join(signaling, { channel: 'sample-app', name, kind, ...engines });
	await channel.joined;
	return channel;
}
