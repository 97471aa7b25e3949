import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Application } from './application.ts';

/** A load balancer on loopback that knows one application, and another after {@link turn}. */
export class Switched implements Disposable {
	readonly #sockets = new Set<Socket>();
	readonly #server: Server;
	#application: Application;

	private constructor(application: Application) {
		this.#application = application;
		this.#server = createServer((arrived) => {
			const onward = connect(Number(new URL(this.#application.home).port), '127.0.0.1');
			arrived.pipe(onward).pipe(arrived);
			for (const socket of [arrived, onward]) {
				this.#sockets.add(socket);
				// What breaks on one side ends the other, as it would without anything between.
				socket.on('error', () => {
					arrived.destroy();
					onward.destroy();
				});
			}
		});
	}

	static async before(application: Application): Promise<Switched> {
		const switched = new Switched(application);
		switched.#server.listen(0, '127.0.0.1');
		await once(switched.#server, 'listening');
		return switched;
	}

	get signaling(): string {
		const address = this.#server.address();
		const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
		return `ws://localhost:${port}/xstate/signaling`;
	}

	/** Whoever comes from now on is led there. */
	turn(application: Application): void {
		this.#application = application;
	}

	[Symbol.dispose](): void {
		this.#server.close();
		this.#sockets.forEach((socket) => socket.destroy());
	}
}
