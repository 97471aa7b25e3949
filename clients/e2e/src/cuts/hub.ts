import { Application, startJava, type Started } from '../application.ts';
import { classPath, JETTY } from '../test-application.ts';
import { HUB_PORT, type Network } from './network.ts';

const APPLICATION = 'io.github.xstatewebrtc.application.NamedDoorsApplication';

const SETTINGS = [
	`server.port=${HUB_PORT}`,
	'xstate.webrtc.channel-labels=cuts',
	'xstate.webrtc.peer.enabled=false',
	// Resume tokens of the application before a restart are good for the one after it.
	'xstate.webrtc.join-tokens.secret=the-same-before-and-after-a-restart',
];

/** An application that only does the signaling, and can be restarted. */
export class Hub implements AsyncDisposable {
	readonly #network: Network;
	readonly #settings: readonly string[];
	#application: Application;

	private constructor(network: Network, settings: readonly string[], started: Started) {
		this.#network = network;
		this.#settings = settings;
		this.#application = new Application(started);
	}

	static async start(network: Network, ...settings: string[]): Promise<Hub> {
		return new Hub(network, settings, await run(network, settings));
	}

	readonly page = `http://localhost:${HUB_PORT}/xstate/`;

	readonly signaling = `ws://localhost:${HUB_PORT}/xstate/signaling`;

	/** Kills it, as a crash would, and starts it anew on the same port. */
	async restart(): Promise<void> {
		await this.#application.end('SIGKILL');
		this.#application = new Application(await run(this.#network, this.#settings));
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.#application[Symbol.asyncDispose]();
	}
}

function run(network: Network, settings: readonly string[]): Promise<Started> {
	const program = ['-cp', classPath(new RegExp(`${JETTY.source}|^spring-boot-devtools`)), APPLICATION];
	return startJava(program, [...SETTINGS, ...settings], [...network.inside, 'java']);
}
