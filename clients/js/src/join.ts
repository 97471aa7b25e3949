import type { Channel, JoinOptions } from './channel.js';
import { noActors } from './connecting/actor-desk.js';
import { JoinedChannel } from './joined-channel.js';

/**
 * Joins a channel (protocol §2). Returns at once: {@link Channel.joined} settles with the hub's first answer, and
 * {@link Channel.status} says how it stands. Nothing is connected to before an inspection asks for it.
 *
 * @param url of the hub's signaling endpoint, `ws:` or `wss:`
 * @throws SyntaxError if the URL is none for a WebSocket; with a function for a token, `joined` rejects instead
 * @throws ReferenceError if there is no WebSocket here and none is given
 */
export function join(url: string | URL, options: JoinOptions): Channel {
	const channel = new JoinedChannel(String(url), options, () => noActors);
	channel.start();
	return channel;
}
