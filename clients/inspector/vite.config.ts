import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { firstScripts } from './scripts/first-scripts.ts';

export default defineConfig({
	base: './',
	plugins: [react(), firstScripts],
	resolve: {
		alias: { 'xstate-webrtc': fileURLToPath(new URL('../js/src/index.ts', import.meta.url)) },
	},
	build: {
		// The first browsers with light-dark() and container queries.
		target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
		// The page's Content-Security-Policy allows no inline script.
		modulePreload: { polyfill: false },
		assetsInlineLimit: 0,
	},
	// What a script that is no module exports needs a name, though nobody asks a worker for it.
	worker: { rolldownOptions: { output: { name: 'elk' } } },
	// Typing into a page that is drawn for real takes a second, more where other builds run beside it.
	test: { environment: 'happy-dom', include: ['test/**/*.test.{ts,tsx}'], testTimeout: 20_000 },
});
