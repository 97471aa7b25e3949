import { type Channel, join } from 'xstate-webrtc';

/** What the guide shows of a page or device that asks the application for a token. */
export function statusBoard(signaling: string): Channel {
	const channel = join(signaling, {
		channel: 'orders',
		name: 'status board',
		kind: 'browser',
		token: async () => (await fetch('/watch-token')).text(),
	});
	return channel;
}
