import { type Channel, type ConnectionInfo, join } from 'xstate-webrtc';

/** The application's name, which is the label of its channel. */
export const channelLabel = 'sample-app';

/** Joins the shop's channel for as long as the page is there. */
export function joinShop(name: string): Channel {
	const url = new URL('xstate/signaling', document.baseURI);
	url.protocol = url.protocol.replace('http', 'ws');
	const channel = join(url, { channel: channelLabel, name, kind: 'browser' });
	addEventListener('pagehide', () => {
		channel.close();
	});
	// Out of the back/forward cache, where its channel was closed.
	addEventListener('pageshow', ({ persisted }) => {
		if (persisted) location.reload();
	});
	return channel;
}

/** How the page stands with the channel, for a person. */
export function statusWords({ status }: Pick<Channel, 'status'>): string {
	if (status.error) return status.error.message;
	return { joining: 'joining', joined: 'in the channel', rejoining: 'joining again', closed: 'left' }[
		status.state
	];
}

/** How the page stands with a peer, for a person. */
export function connectionWords(connection: Pick<ConnectionInfo, 'state' | 'path'> | undefined): string {
	if (connection?.state !== 'connected') return connection?.state ?? 'connecting';
	return connection.path?.protocol === 'websocket' ? 'connected through the shop' : 'connected directly';
}
