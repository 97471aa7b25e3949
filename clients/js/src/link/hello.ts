import { count, type Data, text } from '../data/read.js';
import { ProtocolError } from './protocol-error.js';

/** The two data channels, by their fixed ids (protocol §3). */
export const channelLabels = ['xstate.actor', 'xstate.inspect'] as const;

/** Id of a data channel: 0 for messages between actors, 1 for inspection. */
export type ChannelId = 0 | 1;

/** What this side takes, as its hello says: window, frame and message, in bytes. */
export const ownLimits = { windowBytes: 1_048_576, frameBytes: 16_384, messageBytes: 1_048_576 };

/** Less could not carry a hello. */
const leastBytes = 1_024;

/** What a link may be called. */
export const longestName = 256;

/** Who talks to whom over which connection. */
export interface LinkIdentity {
	readonly selfId: string;
	readonly peerId: string;
	readonly conn: string;
}

/** What the other side's hello settles. */
export interface Hello {
	readonly link: string | undefined;
	/** This side's link as the other one holds it. */
	readonly resumes: string | undefined;
	/** How many of this side's messages it has taken. */
	readonly received: number;
	readonly windowBytes: number;
	readonly frameBytes: number;
	readonly messageBytes: number;
}

/** This side's hello; `counted` is what it says of the conversation. */
export function sayHello(channel: ChannelId, { selfId, conn }: LinkIdentity, counted: object): object {
	return {
		type: 'hello',
		version: 1,
		channel: channelLabels[channel],
		peerId: selfId,
		conn,
		...counted,
		...ownLimits,
	};
}

/** Reads the other side's hello. @throws ProtocolError if it is none, or another's */
export function readHello(data: Data, channel: ChannelId, { peerId, conn }: LinkIdentity): Hello {
	if (data.type !== 'hello') throw new ProtocolError('The first message is hello.');
	if (data.channel !== channelLabels[channel] || data.peerId !== peerId || data.conn !== conn)
		throw new ProtocolError('A hello for another channel or connection.');
	return {
		link: text(data.link),
		resumes: text(data.resumes),
		received: size({ received: 0, ...data }, 'received', 0),
		windowBytes: size(data, 'windowBytes', 1),
		frameBytes: Math.min(size(data, 'frameBytes', leastBytes), ownLimits.frameBytes),
		messageBytes: size(data, 'messageBytes', leastBytes),
	};
}

function size(data: Data, member: string, least: number): number {
	const value = count(data[member]) ?? -1;
	if (value < least) throw new ProtocolError(`A hello with ${member} under ${least}.`);
	return value;
}
