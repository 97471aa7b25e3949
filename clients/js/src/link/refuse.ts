import { type Data, text } from '../data/read.js';
import type { ChannelId } from './hello.js';
import type { Message } from './lane.js';

const questions = new Set<unknown>(['ask', 'subscribe', 'watch', 'stop']);

/**
 * The answers to what this client does not offer: it has no actors yet, neither to send to nor to inspect. Dead
 * letters for one address are counted together (protocol §4).
 */
export function refuse(channel: ChannelId, messages: readonly Data[]): Message[] {
	const answers: object[] = [];
	const deadLetters = new Map<unknown, number>();
	for (const message of messages) {
		if (channel === 0 && message.type === 'send') {
			const to = text(message.to);
			deadLetters.set(to, (deadLetters.get(to) ?? 0) + 1);
		} else answers.push(...(channel === 0 ? refuseActor(message) : refuseInspection(message)));
	}
	for (const [to, count] of deadLetters)
		answers.push({ type: 'dead-letter', code: 'no-such-actor', to, count });
	return answers as Message[];
}

function refuseActor({ type, id }: Data): object[] {
	if (type === 'actors') return [{ type: 'listed', id }];
	if (type === 'spawn') {
		return [{ type: 'failure', id, code: 'spawn-failed', message: 'This peer starts no actors.' }];
	}
	if (!questions.has(type)) return [];
	return [{ type: 'failure', id, code: 'no-such-actor', message: 'This peer has no actors.' }];
}

function refuseInspection({ type }: Data): object[] {
	return type === 'inspect' ? [{ type: 'synced', sessionIds: [] }] : [];
}
