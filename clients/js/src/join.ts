import type { Channel, JoinOptions } from './channel.js';

export function join(url: string | URL, options: JoinOptions): Channel {
	throw new Error(`not yet: ${url} ${options.channel}`);
}
