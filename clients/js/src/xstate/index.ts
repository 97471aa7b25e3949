export {
	remoteActor,
	type RemoteActorLogic,
	type RemoteEmitted,
	type RemoteEvent,
	type RemoteInput,
	type RemoteSnapshot,
} from './remote-actor.js';
