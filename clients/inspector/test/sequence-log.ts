import { EventLog } from '../src/store/log.ts';
import { Sequence } from '../src/sequence/model/sequence.ts';
import type { Row } from '../src/sequence/model/row.ts';
import { manualStore, present } from './events.ts';

let seq = 0;

/** Two peers in one log, and the diagram of it. */
export function diagram(log = new EventLog()) {
	const { store, publish } = manualStore(log);
	store.setPeers([present('p-a'), present('p-b')]);
	const sequence = new Sequence();
	const tell = (peerId: string, type: string, sessionId: string | undefined, members: object = {}) => {
		const event = { type: `@xstate.${type}`, _seq: ++seq, ...(sessionId !== undefined && { sessionId }) };
		store.addEvents(peerId, [{ ...event, ...members }]);
	};
	const event = (peerId: string, sessionId: string, type: string, sourceId?: string) => {
		tell(peerId, 'event', sessionId, { event: { type }, ...(sourceId !== undefined && { sourceId }) });
	};
	const state = (peerId: string, sessionId: string, type: string, value: unknown, status = 'active') => {
		tell(peerId, 'snapshot', sessionId, { event: { type }, snapshot: { status, value } });
	};
	const actor = (peerId: string, sessionId: string, members: object = {}) => {
		tell(peerId, 'actor', sessionId, { name: sessionId, snapshot: { status: 'active' }, ...members });
	};
	const read = () => {
		sequence.read(log.view(), publish().peers);
		return sequence;
	};
	const rows = (): Row[] => {
		read();
		const found: Row[] = [];
		for (let id = sequence.first; id < sequence.next; id++) {
			const row = sequence.row(id);
			if (row !== undefined && row.kind !== 'band') found.push(row);
		}
		return found;
	};
	/** `PAY a x:0 > b x:3`, as it is read from the diagram. */
	const lines = (): string[] =>
		rows().map(({ kind, entry, from, to, leaves, ended, code }) =>
			[
				kind === 'message' ? '' : kind,
				entry.type,
				from?.replace('p-', '') ?? '?',
				'>',
				to?.replace('p-', '') ?? '?',
				leaves && `[${leaves.join(' ')}]`,
				ended,
				code,
			]
				.filter(Boolean)
				.join(' '),
		);
	return { log, store, publish, sequence, tell, event, state, actor, read, rows, lines };
}

/** The stand-in `x:1` of a cart in peer a, as the client tells of it. */
export const STAND_IN = { definition: '{"id":"remoteActor"}', parentId: 'x:0' };
