import { defineConfig } from 'vitest/config';

const client = new URL('../js/src/', import.meta.url);

export default defineConfig({
	resolve: {
		alias: [
			{ find: /^xstate-webrtc$/, replacement: new URL('index.ts', client).pathname },
			{ find: /^xstate-webrtc\/xstate$/, replacement: new URL('xstate/index.ts', client).pathname },
		],
	},
	build: {
		// The page itself is among the sample's static files.
		lib: { entry: { shop: 'src/shop.ts', watch: 'src/watch.ts' }, formats: ['es'] },
		minify: true,
		target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
		rolldownOptions: { output: { minify: true, comments: false } },
	},
	test: { include: ['test/**/*.test.ts'] },
});
