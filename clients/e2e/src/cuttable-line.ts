import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a port of this machine that can be cut: both ends see their connection reset. */
export class CuttableLine implements AsyncDisposable {
	readonly #server: Server;
	readonly #sockets = new Set<Socket>();
	/** How many connections there were. */
	made = 0;

	private constructor(port: number) {
		this.#server = createServer((near) => {
			this.made++;
			const far = connect(port, 'localhost');
			for (const socket of [near, far]) {
				this.#sockets.add(socket);
				socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
			}
			near.pipe(far).pipe(near);
		});
	}

	static async to(port: number): Promise<CuttableLine> {
		const line = new CuttableLine(port);
		line.#server.listen(0, 'localhost');
		await once(line.#server, 'listening');
		return line;
	}

	get port(): number {
		const address = this.#server.address();
		if (address === null || typeof address === 'string') throw new Error('No port.');
		return address.port;
	}

	cut(): void {
		this.#sockets.forEach((socket) => socket.resetAndDestroy());
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.cut();
		this.#server.close();
		await once(this.#server, 'close');
	}
}
