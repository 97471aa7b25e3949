import type { Channel, Peer } from './types.ts';

/** Only looks on: it has no actors, so a connection to it would be for nothing. */
export const isInspector = (peer: Peer): boolean => peer.kind === 'inspector';

/** The hub says what *this* page may do; the inspected peer enforces it on what it receives. */
export const mayInspect = (self: Channel['self'], peer: Peer): boolean =>
	!isInspector(peer) && (self?.permissions.includes('inspect') ?? false);
