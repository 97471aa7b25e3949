import { RecordingFile } from './recording-file.ts';

/** Entries of the log that a round makes: an event, the state it led to, a loop, an ask and its reply. */
const ENTRIES = 5;

/** Rows that a round makes: the event's shows the state it led to. */
const ROWS = 4;

/** Each has a row that says that it is there. */
const PEERS = 2;

/** Of so many actors, in each of two peers: of more not all have a lane. */
const ACTORS = 4;

const till = (round: number) => `x:${round % ACTORS}`;

/** A conversation between two peers that is as long as the page keeps any, and what of it the diagram shows. */
export interface Conversation {
	readonly file: RecordingFile;
	readonly rows: number;
}

/**
 * Two peers talk; at the end an ask comes to nothing, and an event reaches no actor.
 *
 * @param entries of the log, about
 */
export function conversation(entries: number): Conversation {
	const file = new RecordingFile();
	for (let actor = 0; actor < ACTORS; actor++) {
		const started = { snapshot: { status: 'active', value: 'open' } };
		file.tell('p-shop', 'actor', till(actor), { name: `till-${actor}`, ...started });
		file.tell('p-home', 'actor', till(actor), { name: `cart-${actor}`, ...started });
	}
	const rounds = Math.floor((entries - 4 * ACTORS) / ENTRIES);
	for (let round = 0; round < rounds; round++) talk(file, round);
	const last = { targetId: 'p-home/x:0', sourceId: 'p-home/x:0' };
	file.tell('p-shop', 'event', 'x:0', { event: { type: 'LAST' }, ...last });
	file.tell('p-shop', 'reply', 'x:0', { event: { type: 'LAST' }, ...last, code: 'timeout' });
	const letter = {
		to: 'x:99',
		event: { type: 'LATE' },
		code: 'no-such-actor',
		message: 'There is no such actor.',
	};
	file.tell('p-shop', 'deadletter', undefined, { ...last, ...letter });
	return { file, rows: rounds * ROWS + 2 * ACTORS + PEERS + 3 };
}

function talk(file: RecordingFile, round: number): void {
	const [shop, asker] = [till(round), `p-home/${till(round * 3)}`];
	const value = round % 2 === 0 ? 'busy' : 'open';
	file.tell('p-shop', 'event', shop, { event: { type: `PAY_${round}` }, sourceId: asker });
	file.tell('p-shop', 'snapshot', shop, {
		event: { type: `PAY_${round}` },
		snapshot: { status: 'active', value: `${value}-${round}` },
	});
	file.tell('p-shop', 'event', shop, { event: { type: 'xstate.after.100' }, sourceId: shop });
	file.tell('p-shop', 'event', shop, { event: { type: 'QUOTE' }, sourceId: asker });
	file.tell('p-shop', 'reply', shop, { event: { type: 'QUOTE' }, targetId: asker, accepted: true });
}
