import type { ChannelId } from './hello.js';

/** What carries frames between two peers: two ordered, reliable channels of text that live and die together. */
export interface Transport {
	/** Name of the connection, the same on both sides. */
	readonly conn: string;
	/** The largest frame that the other side takes, in UTF-8 bytes. */
	readonly maxMessageSize: number;
	send(channel: ChannelId, frame: string): void;
	/** Ends both channels; the other side notices or not. */
	close(): void;
}
