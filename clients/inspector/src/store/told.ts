import type { InspectionEvent } from '../channel/types.ts';
import type { PeerUpdate } from './peer-record.ts';

/** The type of what a recording says of a peer. It is of this page, not of the wire. */
export const PEER = '@xstate-webrtc.peer';

/** What a recording says of a peer. All times are milliseconds since 1970, as a text, as those of events. */
export type ToldOfPeer =
	| {
			readonly type: typeof PEER;
			readonly state: 'joined';
			readonly name: string;
			readonly kind: string;
			readonly instance?: string;
			readonly permissions: readonly string[];
			readonly inspectable: boolean;
			readonly createdAt: string;
	  }
	| { readonly type: typeof PEER; readonly state: 'left' | 'restarted'; readonly createdAt: string }
	| {
			readonly type: typeof PEER;
			readonly state: 'refused';
			readonly message: string;
			readonly createdAt: string;
	  };

/** What an inspected peer tells besides its events (protocol §5), and when it came. */
export type ToldOfSync =
	| { readonly type: 'gap'; readonly dropped: number; readonly createdAt: string }
	| { readonly type: 'synced'; readonly sessionIds: readonly string[]; readonly createdAt: string };

/** What the store is told of one peer, in the words of a recording. */
export type Told = InspectionEvent | ToldOfPeer | ToldOfSync;

/** That a peer is there, or another than before in what it says of itself. */
export function joined({ peer, inspectable }: PeerUpdate, time: number): ToldOfPeer {
	const { name, kind, instance, permissions } = peer;
	return {
		type: PEER,
		state: 'joined',
		name,
		kind,
		...(instance !== undefined && { instance }),
		permissions,
		inspectable,
		createdAt: String(time),
	};
}
