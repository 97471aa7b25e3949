import type { Problem } from '../channel-error.js';

/** Close code of a socket whose id a newer socket has taken over (protocol §2, *Identity*). */
export const replacedCloseCode = 4001;

/** Asked again, the hub would answer the same; to join in a loop would only be a nuisance. */
const final = new Set([
	'forbidden',
	'unauthorized',
	'unsupported-version',
	'bad-message',
	'too-large',
	'replaced',
]);

/** Of a member that had joined these end only the socket: its join was good, a message was not. */
const ofOneMessage = new Set(['bad-message', 'too-large']);

/** Whether joining again is of no use; who can get another token is not turned away by the last. */
export function isFinal(problem: Problem, hadJoined: boolean, canGetToken: boolean): boolean {
	if (canGetToken && problem.code === 'unauthorized') return false;
	return final.has(problem.code) && !(hadJoined && ofOneMessage.has(problem.code));
}

/** The socket ended without a word of the hub. */
export function unreachable(url: string, closeCode: number, reason: string): Problem {
	const why = reason === '' ? `close code ${closeCode}` : reason;
	return {
		code: 'unreachable',
		message: `No conversation with the hub at ${url} (${why}). Is it running, and does it allow this origin?`,
	};
}

export const replaced: Problem = {
	code: 'replaced',
	message: 'Another socket has taken this place: join again.',
};

/** The engine takes no socket to there. */
export function unusable(error: unknown): Problem {
	return { code: 'bad-url', message: `This is no URL of a hub: ${String(error)}` };
}

export const noAnswer: Problem = { code: 'timeout', message: 'The hub did not answer the join in time.' };
