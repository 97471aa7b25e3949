import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/** A page on an origin of its own, as a front end's development server has it. */
export class FrontEnd implements AsyncDisposable {
	readonly #server: Server;
	readonly origin: string;

	private constructor(server: Server, origin: string) {
		this.#server = server;
		this.origin = origin;
	}

	/** @param html of the page at `/`, asked for with each request */
	static async start(html: () => string): Promise<FrontEnd> {
		const server = createServer((_, response) => {
			response.setHeader('Content-Type', 'text/html');
			response.end(html());
		}).listen(0, 'localhost');
		await once(server, 'listening');
		const address = server.address();
		if (address === null || typeof address === 'string') throw new Error('No port.');
		return new FrontEnd(server, `http://localhost:${address.port}`);
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.#server.closeAllConnections();
		this.#server.close();
		await once(this.#server, 'close');
	}
}
