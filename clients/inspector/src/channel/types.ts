import type { Channel as WholeChannel } from 'xstate-webrtc';

export type {
	ActorMessage,
	Channel as ActorChannel,
	ChannelStatus,
	ConnectionInfo,
	ConnectionPath,
	DeadLetter,
	InspectionEvent,
	Peer,
	Reply,
} from 'xstate-webrtc';

/** What the page needs of a channel to look at its peers; tests and the dev entry bring their own. */
export type Channel = Pick<
	WholeChannel,
	'status' | 'self' | 'peers' | 'joined' | 'subscribe' | 'inspect' | 'connection' | 'close'
>;
