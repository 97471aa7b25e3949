import { add, everything } from './serving-scene.js';

/** One message of each type about an actor. */
export const questions = {
	send: { type: 'send', to: '@cart', event: add },
	ask: { type: 'ask', id: 1, to: '@cart', event: add },
	subscribe: { type: 'subscribe', id: 1, to: '@cart' },
	watch: { type: 'watch', id: 1, to: '@cart' },
	actors: { type: 'actors', id: 1 },
	spawn: { type: 'spawn', id: 1, src: 'cart' },
	stop: { type: 'stop', id: 1, to: '@cart' },
};

/** Type of a message, what its sender may do, what comes of it, and what of one to an actor that is not exposed. */
export const permissionTable = [
	['send', [], 'forbidden', 'forbidden'],
	['send', ['inspect', 'values'], 'forbidden', 'forbidden'],
	['send', ['send'], 'taken', 'no-such-actor'],
	['ask', [], 'forbidden', 'forbidden'],
	['ask', ['inspect', 'values'], 'forbidden', 'forbidden'],
	['ask', ['send'], 'reply', 'no-such-actor'],
	['ask', ['send', 'inspect'], 'reply with snapshot', 'no-such-actor'],
	['subscribe', [], 'forbidden', 'forbidden'],
	['subscribe', ['send'], 'forbidden', 'forbidden'],
	['subscribe', ['inspect'], 'snapshot with snapshot', 'no-such-actor'],
	['watch', [], 'forbidden', 'forbidden'],
	['watch', ['send'], 'taken', 'no-such-actor'],
	['watch', ['inspect'], 'taken', 'no-such-actor'],
	['actors', [], 'forbidden', 'forbidden'],
	['actors', ['send'], 'actor', 'actor'],
	['actors', ['inspect'], 'actor', 'actor'],
	['spawn', everything, 'forbidden', 'forbidden'],
	['spawn', ['spawn'], 'spawn-failed', 'spawn-failed'],
	['stop', everything, 'forbidden', 'forbidden'],
] as const;

/** What was answered first, in the words of the table. */
export function said(first: { readonly [member: string]: unknown } | undefined): unknown {
	if (!first) return 'taken';
	const { code, type, snapshot } = first;
	return code ?? (snapshot ? `${String(type)} with snapshot` : type);
}

/** The same message to an actor that is not exposed. */
export function elsewhere(type: keyof typeof questions): object {
	return { ...questions[type], to: '@other', ...('id' in questions[type] && { id: 2 }) };
}
