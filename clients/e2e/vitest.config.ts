import { defineConfig } from 'vitest/config';
import { MissingBrowsers } from './src/missing-browsers.ts';

export default defineConfig({
	test: {
		include: ['tests/**/*.test.ts'],
		reporters: ['verbose', new MissingBrowsers()],
		// One application and its browsers at a time: some of the tests count threads.
		fileParallelism: false,
		testTimeout: 120_000,
		hookTimeout: 120_000,
	},
});
