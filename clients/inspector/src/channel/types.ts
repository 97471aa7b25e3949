import type { Channel as WholeChannel } from 'xstate-webrtc/core';

export type {
	ChannelStatus,
	ConnectionInfo,
	ConnectionPath,
	InspectionEvent,
	Peer,
} from 'xstate-webrtc/core';

/** What the page needs of a channel; tests and the dev entry bring their own. */
export type Channel = Pick<
	WholeChannel,
	'status' | 'self' | 'peers' | 'joined' | 'subscribe' | 'inspect' | 'connection' | 'close'
>;
