import { defineConfig } from 'vitest/config';

/** What the package exports, with what they share in a chunk of its own; and as one module what a hub serves. */
const entries = {
	production: { core: 'src/core.ts', 'xstate-webrtc': 'src/index.ts', xstate: 'src/xstate/index.ts' },
	served: { 'served/xstate-webrtc': 'src/index.ts' },
};

export default defineConfig(({ mode }) => ({
	build: {
		lib: { entry: mode === 'served' ? entries.served : entries.production, formats: ['es'] },
		emptyOutDir: mode !== 'served',
		minify: true,
		sourcemap: true,
		target: 'es2022',
		rolldownOptions: { output: { minify: true, comments: false } },
	},
	test: {
		include: ['test/**/*.test.ts'],
		setupFiles: ['test/support/check-sent.ts'],
		testTimeout: 30_000,
		maxWorkers: '100%',
	},
}));
