export {
	remoteActor,
	type RemoteActorLogic,
	type RemoteEmitted,
	type RemoteEvent,
	type RemoteSnapshot,
} from './remote-actor.js';
