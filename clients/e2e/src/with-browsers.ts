import { describe } from 'vitest';
import { type BrowserName, browsersAreRequired, find } from './browsers.ts';

/** Tests that need browsers: left out, and named at the end, where one is missing and need not be there. */
export function describeWith(browsers: readonly BrowserName[], title: string, tests: () => void): void {
	const missing = browsers.some((browser) => find(browser) === undefined);
	describe.skipIf(missing && !browsersAreRequired)(title, tests);
}
