export type { ActorChannel as Channel } from './actors/actor-channel.js';
export type {
	ActorDescription,
	ActorMessage,
	ActorQuery,
	ActorSnapshot,
	ActorStatus,
	Ending,
} from './actors/actor-data.js';
export { type ActorAddress, formatAddress, parseAddress } from './actors/address.js';
export { join } from './actors/join.js';
export type { ActorDirectory, DirectoryQuery, FoundActor } from './asking/actor-directory.js';
export type { AskOptions } from './asking/ask.js';
export type { DeadLetter } from './asking/dead-letters.js';
export type { Reply } from './asking/read-answer.js';
export type { RemoteActor } from './asking/remote-actor.js';
export type { ActorListener, ActorSubscription, ActorView } from './asking/subscription.js';
export type { SendOptions, TraceContext } from './asking/trace-context.js';
export {
	createWebRtcInspector,
	type WebRtcInspector,
	type WebRtcInspectorOptions,
} from './publishing/create-webrtc-inspector.js';
export type { RawEvent } from './publishing/published.js';
export type { XStateInspectionEvent } from './publishing/xstate-event.js';
export type { ExposeOptions, LocalActor, LocalObserver, LocalSnapshot } from './serving/local-actor.js';
export * from './core.js';
