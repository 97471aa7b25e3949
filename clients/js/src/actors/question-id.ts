import { count } from '../data/read.js';

/** The number that an asker chose for a question: an integer from 1, or undefined if it is none. */
export function questionId(value: unknown): number | undefined {
	return count(value) || undefined;
}
