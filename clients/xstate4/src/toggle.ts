import { inspect } from '@xstate/inspect/lib/server.js';
import { WebSocket, type WebSocketServer } from 'ws';
import { interpret } from 'xstate';
import { toggleMachine } from './machine.ts';

export interface Toggle {
	toggle(): void;
	state(): unknown;
	/** Stops the machine; the socket stays. */
	stop(): void;
	/** Ends the socket; the machine goes on. */
	close(): void;
}

/** Starts a machine in Node.js that an unmodified `@xstate/inspect` reports over a socket. */
export function startToggle(url: string): Toggle {
	const socket = new WebSocket(url);
	// The inspector wants to be called: this server's one caller is whom it has called.
	const server = {
		clients: new Set([socket]),
		on(event: string, listener: (caller: WebSocket) => void) {
			if (event === 'connection') {
				socket.on('open', () => {
					listener(socket);
				});
			}
		},
		close() {
			socket.close();
		},
	};
	inspect({ server: server as unknown as WebSocketServer });
	const service = interpret(toggleMachine, { devTools: true }).start();
	return {
		toggle: () => {
			service.send('TOGGLE');
		},
		state: () => service.getSnapshot().value,
		stop: () => {
			service.stop();
		},
		close: () => {
			socket.close();
		},
	};
}
