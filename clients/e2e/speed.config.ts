import { defineConfig } from 'vitest/config';

/** `npm run speed`: nothing runs beside it, and it fails by what is lost, never by a figure. */
export default defineConfig({
	test: { include: ['speed/*.test.ts'], hookTimeout: 120_000, disableConsoleIntercept: true },
});
