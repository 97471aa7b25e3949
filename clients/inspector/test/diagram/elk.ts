import { createRequire } from 'node:module';
import { ElkClient } from '../../src/diagram/layout/elk-client.ts';

interface ElkModule {
	readonly Worker: new () => Worker;
}

/** ELK itself, on this thread: what a browser runs in a worker. */
export function elkHere(): Worker {
	const elk = new (createRequire(import.meta.url)('elkjs/lib/elk-worker.min.js') as ElkModule).Worker();
	return Object.assign(elk, { terminate: () => {} });
}

export const elkClient = () => new ElkClient(elkHere);

/** About as wide as letters are. */
export const measure = (text: string): number => text.length * 7;
