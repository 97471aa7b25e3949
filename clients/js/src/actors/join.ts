import type { JoinOptions } from '../channel.js';
import { type ActorChannel, JoinedActorChannel } from './actor-channel.js';
import { Desk } from './desk.js';

/**
 * Joins a channel (protocol §2). Returns at once: `joined` settles with the hub's first answer, and `status` says how
 * it stands. Nobody is connected to before something is wanted of them.
 *
 * @param url of the hub's signaling endpoint, `ws:` or `wss:`
 * @throws SyntaxError if the URL is none for a WebSocket; with a function for a token, `joined` rejects instead
 * @throws ReferenceError if there is no WebSocket here and none is given
 */
export function join(url: string | URL, options: JoinOptions): ActorChannel {
	const channel = new JoinedActorChannel(
		String(url),
		options,
		(network) => new Desk(network, options.channel),
	);
	channel.start();
	return channel;
}
