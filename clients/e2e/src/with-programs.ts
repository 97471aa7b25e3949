import { describe } from 'vitest';
import { find, type Program, programsAreRequired } from './programs.ts';

/** Tests that need programs: left out, and named at the end, where one is missing and need not be there. */
export function describeWith(programs: readonly Program[], title: string, tests: () => void): void {
	const missing = programs.some((program) => find(program) === undefined);
	describe.skipIf(missing && !programsAreRequired)(title, tests);
}
