import { defineConfig } from 'vitest/config';
import { MissingPrograms } from './src/missing-programs.ts';

export default defineConfig({
	test: {
		include: ['tests/**/*.test.ts'],
		reporters: ['verbose', new MissingPrograms()],
		// One application and its browsers at a time: some of the tests count threads.
		fileParallelism: false,
		testTimeout: 120_000,
		hookTimeout: 120_000,
	},
});
