import { defineConfig } from 'vitest/config';
import { MissingPrograms } from './src/missing-programs.ts';

/** Those that count threads or measure how long something takes: nothing runs beside them. */
const ALONE = ['tests/devtools.test.ts', 'tests/ending.test.ts', 'tests/reloading.test.ts'];

export default defineConfig({
	test: {
		reporters: ['verbose', new MissingPrograms()],
		maxWorkers: 2,
		testTimeout: 120_000,
		hookTimeout: 120_000,
		projects: [
			{
				extends: true,
				test: { name: 'side by side', include: ['tests/**/*.test.ts'], exclude: ALONE },
			},
			{
				extends: true,
				test: { name: 'alone', include: ALONE, fileParallelism: false, sequence: { groupOrder: 1 } },
			},
		],
	},
});
