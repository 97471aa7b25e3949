import { type Data, text } from '../data/read.js';
import type { ChannelId } from './hello.js';
import type { Message } from './lane.js';

const questions = new Set<unknown>(['ask', 'subscribe', 'watch', 'stop']);
const noSuchActor = { code: 'no-such-actor', message: 'This peer has no actors.' };

/**
 * The answer to what this client does not offer: it has no actors yet, neither to send to nor to inspect.
 * Undefined for what needs none.
 */
export function refuse(channel: ChannelId, { type, id, to }: Data): Message | undefined {
	if (channel === 1) return type === 'inspect' ? ({ type: 'synced', sessionIds: [] } as Message) : undefined;
	if (type === 'send')
		return { type: 'dead-letter', code: noSuchActor.code, to: text(to), count: 1 } as Message;
	if (type === 'actors') return { type: 'listed', id } as Message;
	if (type === 'spawn') {
		const message = 'This peer starts no actors.';
		return { type: 'failure', id, code: 'spawn-failed', message } as Message;
	}
	return questions.has(type) ? ({ type: 'failure', id, ...noSuchActor } as Message) : undefined;
}
