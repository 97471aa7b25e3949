import { once } from 'node:events';
import { connect } from 'node:net';
import { eventually } from './eventually.ts';

/** Waits until a program takes connections at a TCP port on loopback. */
export function listening(port: number): Promise<void> {
	return eventually(async () => {
		const socket = connect(port, '127.0.0.1');
		try {
			await once(socket, 'connect');
		} finally {
			socket.destroy();
		}
	});
}
