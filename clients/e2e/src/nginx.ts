import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import { listening } from './listening.ts';
import { need } from './programs.ts';

const SNIPPET = fileURLToPath(new URL('../../../docs/snippets/nginx.conf', import.meta.url));

/** What the snippet says of an installation of its own, and the test's instead. */
interface Place {
	readonly port: number;
	readonly upstream: string;
	readonly folder: string;
}

export interface Answer {
	readonly status: number;
	readonly body: string;
	/** Where a redirect leads. */
	readonly location: string;
}

interface Differently {
	readonly port?: number;
	readonly change?: (snippet: string) => string;
}

/** nginx as `docs/snippets/nginx.conf` has it: TLS at `https://localhost:PORT/shop/`, the application behind. */
export class Nginx implements AsyncDisposable {
	/** The application's home page as the proxy has it, with a slash at the end. */
	readonly home: string;
	/** What the proxy identifies itself with, for clients that trust nobody else. */
	readonly certificate: string;
	readonly #folder: string;
	readonly #process: ChildProcess;

	private constructor(place: Place, process: ChildProcess) {
		this.home = `https://localhost:${place.port}/shop/`;
		this.certificate = readFileSync(join(place.folder, 'crt'), 'utf8');
		this.#folder = place.folder;
		this.#process = process;
	}

	/**
	 * @param upstream the application's home page
	 * @param differently what is different from the snippet
	 */
	static async before(upstream: string, differently: Differently = {}): Promise<Nginx> {
		const { port = await freePort(), change = (snippet: string) => snippet } = differently;
		const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
		const place = { port, upstream, folder };
		certify(folder);
		writeFileSync(join(folder, 'nginx.conf'), whole(change(filledIn(place)), folder));
		const nginx = spawn(need('nginx'), ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf')], {
			stdio: ['ignore', 'ignore', 'inherit'],
		});
		const end = () => {
			nginx.kill('SIGKILL');
		};
		process.once('exit', end);
		nginx.once('exit', () => process.removeListener('exit', end));
		await listening(place.port);
		return new Nginx(place, nginx);
	}

	/** The inspector page. */
	get page(): string {
		return new URL('xstate/', this.home).href;
	}

	get signaling(): string {
		return new URL('xstate/signaling', this.home.replace(/^http/, 'ws')).href;
	}

	/** Asks for a path below the home page. A handshake for a WebSocket ends with its answer. */
	get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
		const options = { headers, ca: this.certificate, agent: false, servername: 'localhost' };
		return new Promise((resolve, reject) => {
			const sent = request(new URL(path, this.home), options, (response) => {
				let body = '';
				response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
				response.on('end', () => {
					resolve({ status: response.statusCode ?? 0, body, location: response.headers.location ?? '' });
				});
			});
			sent.on('upgrade', (response, socket) => {
				socket.destroy();
				resolve({ status: response.statusCode ?? 0, body: '', location: '' });
			});
			sent.on('error', reject).end();
		});
	}

	async [Symbol.asyncDispose](): Promise<void> {
		if (this.#process.exitCode === null && this.#process.signalCode === null) {
			const ended = once(this.#process, 'exit');
			this.#process.kill('SIGTERM');
			await ended;
		}
		rmSync(this.#folder, { recursive: true });
	}
}

function certify(folder: string): void {
	const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
	const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
	const files = ['-keyout', join(folder, 'key'), '-out', join(folder, 'crt')];
	execFileSync(need('openssl'), [...request, ...names, ...files, '-days', '1'], { stdio: 'pipe' });
}

function filledIn({ port, upstream, folder }: Place): string {
	const filled: readonly (readonly [string, string])[] = [
		['listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`],
		['server_name shop.example;', 'server_name localhost;'],
		['/etc/nginx/shop.example.crt', join(folder, 'crt')],
		['/etc/nginx/shop.example.key', join(folder, 'key')],
		['http://127.0.0.1:8080/', upstream.replace('localhost', '127.0.0.1')],
	];
	return filled.reduce(
		(snippet, [theirs, ours]) => {
			if (!snippet.includes(theirs)) throw new Error(`The snippet for nginx has no '${theirs}'.`);
			return snippet.replace(theirs, ours);
		},
		readFileSync(SNIPPET, 'utf8'),
	);
}

/** Runs in the foreground and as whoever it is started by: nothing of it is outside of the folder. */
function whole(servers: string, folder: string): string {
	const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
		(kind) => `${kind}_temp_path ${join(folder, kind)};`,
	);
	return `daemon off;
master_process off;
pid ${join(folder, 'pid')};
events {}
http {
	access_log off;
	${paths.join('\n\t')}
${servers}
}
`;
}
