import { defineConfig } from 'vitest/config';

export default defineConfig({
	build: {
		lib: { entry: 'src/index.ts', formats: ['es'], fileName: () => 'xstate-webrtc.js' },
		minify: true,
		sourcemap: true,
		target: 'es2022',
		rolldownOptions: { output: { minify: true, comments: false } },
	},
	test: { include: ['test/**/*.test.ts'], testTimeout: 30_000 },
});
