import { count, type Data, text } from '../data/read.js';
import type { ChannelId } from './hello.js';
import type { Message } from './lane.js';

const none = { code: 'no-such-actor', message: 'This peer has no actors.' };

const questions = new Set<unknown>(['actors', 'ask', 'subscribe', 'watch', 'stop', 'spawn']);

/**
 * The answers of a client without actors: it has none to send to, and none to inspect. Dead letters for one address
 * are counted together (protocol §4).
 */
export function refuse(channel: ChannelId, messages: readonly Data[]): Message[] {
	const answers = new Map<unknown, { type: string; count?: number }>();
	for (const message of messages) {
		const { type, id } = message;
		if (channel === 1) {
			if (type === 'inspect') answers.set(message, { type: 'synced', sessionIds: [] } as Message);
		} else if (type === 'send') {
			const to = text(message.to, 256) ?? '';
			answers.set(to, {
				type: 'dead-letter',
				...none,
				to,
				count: (answers.get(to)?.count ?? 0) + 1,
			} as Message);
		} else if (questions.has(type) && count(id)) {
			const code = type === 'spawn' ? 'spawn-failed' : none.code;
			const failure = { type: 'failure', id, ...none, code };
			answers.set(message, type === 'actors' ? ({ type: 'listed', id } as Message) : failure);
		}
	}
	return [...answers.values()];
}
