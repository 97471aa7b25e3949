import type { Channel, Peer } from './types.ts';

/** Only looks on: it has no actors, so a connection to it would be for nothing. */
export const isInspector = (peer: Peer): boolean => peer.kind === 'inspector';

/** The hub says what *this* page may do; the other peer enforces it on what it receives. */
const may = (self: Channel['self'], permission: string, peer: Peer): boolean =>
	!isInspector(peer) && (self?.permissions.includes(permission) ?? false);

export const mayInspect = (self: Channel['self'], peer: Peer): boolean => may(self, 'inspect', peer);

/** Whether its actors take events from this page, those that it exposes. */
export const maySend = (self: Channel['self'], peer: Peer): boolean => may(self, 'send', peer);
