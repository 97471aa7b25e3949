export type {
	Channel,
	ChannelStatus,
	Inspection,
	InspectOptions,
	Joined,
	JoinOptions,
	JoinToken,
} from './channel.js';
export { ChannelError, type Problem } from './channel-error.js';
export type { CandidateKind, ConnectionInfo, ConnectionPath, ConnectionState } from './connection-info.js';
export {
	type ActorEvent,
	type InspectionEvent,
	isActorEvent,
	isSentEvent,
	isSnapshotEvent,
	type SentEvent,
	type SnapshotEvent,
} from './inspecting/inspection-event.js';
export { join } from './join.js';
export type { Peer, Self, Service } from './peer.js';
export { defaultTimings, type Timings } from './timings.js';
export type { PeerConnectionClass, PeerConnectionLike, WebSocketClass, WebSocketLike } from './web-apis.js';
