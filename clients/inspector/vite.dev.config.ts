import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import page from './vite.config.ts';

// The page with an invented channel, to work on it without a server. Never part of the shipped page.
export default mergeConfig(
	page,
	defineConfig({
		root: fileURLToPath(new URL('dev', import.meta.url)),
		publicDir: fileURLToPath(new URL('public', import.meta.url)),
		server: { fs: { allow: [fileURLToPath(new URL('..', import.meta.url))] } },
	}),
);
