import type { Problem } from '../channel-error.js';
import { type Data, text } from './read.js';

/** What another side says went wrong. */
export function readProblem({ code, message }: Data): Problem {
	return { code: text(code) ?? 'internal', message: text(message, 4_096) ?? 'No reason was given.' };
}
