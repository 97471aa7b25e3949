import { createActor } from 'xstate';
import {
	type Channel,
	createWebRtcInspector,
	type Ending,
	join,
	type JoinOptions,
	type RemoteActor,
} from 'xstate-webrtc';
import type { PeerConnectionClass } from '../../../js/src/web-apis.ts';
import type { Command, Connection, Line } from './commands.ts';
import { counter } from './counter.ts';
import { Tap } from './tap.ts';

/** What it runs on. */
export interface Engines extends Pick<JoinOptions, 'kind' | 'webSocket'> {
	readonly rtcPeerConnection: PeerConnectionClass;
}

/** The JavaScript client as a peer that is told by lines what to do, in Node or in a page. */
export class ObedientPeer {
	readonly #engines: Engines;
	readonly #tell: (line: Line) => void;
	readonly #tap: Tap;
	#joined: Channel | undefined;
	readonly #verbs: Readonly<Record<string, (command: Command) => unknown>> = {
		join: (command) => this.#join(command),
		expose: (command) => this.#expose(command),
		find: (command) => this.#find(command),
		send: (command) => this.#send(command),
		ask: (command) => this.#actor(command).ask(event(command), { timeoutMs: command.timeoutMs ?? 5_000 }),
		subscribe: (command) => this.#subscribe(command),
		watch: (command) => this.#watch(command),
		inspect: (command) => this.#inspect(command),
		cut: ({ peerId = '' }) => {
			this.#tap.cut(peerId);
			return {};
		},
		connections: () => this.#connections(),
		leave: () => {
			this.#channel.close();
			return {};
		},
	};

	constructor(engines: Engines, tell: (line: Line) => void) {
		this.#engines = engines;
		this.#tell = tell;
		this.#tap = new Tap(engines.rtcPeerConnection);
	}

	async obey(line: string): Promise<void> {
		const command = JSON.parse(line) as Command;
		const { id } = command;
		try {
			this.#tell({ id, ok: await this.#verb(command.do)(command) });
		} catch (error) {
			const { code = 'failed' } = error as { code?: string };
			this.#tell({ id, error: { code, message: String(error) } });
		}
	}

	#verb(name: string): (command: Command) => unknown {
		const verb = this.#verbs[name];
		if (!verb) throw new Error(`Nobody knows what to do at ${name}.`);
		return verb;
	}

	get #channel(): Channel {
		if (!this.#joined) throw new Error('It has joined no channel.');
		return this.#joined;
	}

	async #join({ url = '', channel = '', name = '' }: Command): Promise<object> {
		const { rtcPeerConnection } = this.#tap;
		this.#joined = join(url, { ...this.#engines, rtcPeerConnection, channel, name });
		const { self } = await this.#joined.joined;
		return { peerId: self.peerId };
	}

	#expose({ systemId = '' }: Command): object {
		const { inspect } = createWebRtcInspector(this.#channel);
		const actor = createActor(counter, { inspect }).start();
		this.#channel.expose(actor, { systemId });
		return { sessionId: actor.sessionId };
	}

	async #find({ systemId = '' }: Command): Promise<object> {
		const directory = this.#channel.actors({ systemId });
		const found = await directory.listed;
		directory.close();
		return { addresses: found.map(({ address }) => address) };
	}

	/** What becomes of it the channel's dead letters say, on the console. */
	#send(command: Command): object {
		const { times } = command;
		const actor = this.#actor(command);
		const sent = event(command);
		for (let number = 1; number <= (times ?? 1); number++)
			actor.send(times === undefined ? sent : { ...sent, by: number }).catch(() => undefined);
		return { sent: times ?? 1 };
	}

	#subscribe(command: Command): object {
		const { id: on } = command;
		let told: unknown;
		this.#actor(command).subscribe({
			onChange: ({ snapshot, ending }) => {
				if (snapshot && snapshot !== told) this.#tell({ on, snapshot } as Line);
				told = snapshot;
				if (ending) this.#end(on, ending);
			},
			onEmitted: (emitted) => {
				this.#tell({ on, emitted });
			},
		});
		return {};
	}

	#watch(command: Command): object {
		this.#actor(command).watch((ending) => {
			this.#end(command.id, ending);
		});
		return {};
	}

	#end(on: number, ending: Ending): void {
		if (ending.type === 'complete') this.#tell({ on, complete: ending });
		else this.#tell({ on, failure: ending });
	}

	#inspect({ id: on, peerId = '' }: Command): object {
		this.#channel.inspect(peerId, {
			onEvents: (events) => {
				for (const told of events) this.#tell({ on, event: told } as Line);
			},
			onSynced: (sessionIds) => {
				this.#tell({ on, event: { type: 'synced', sessionIds } });
			},
			onGap: (dropped) => {
				this.#tell({ on, event: { type: 'gap', dropped } } as Line);
			},
			onError: (failure) => {
				this.#tell({ on, failure });
			},
		});
		return {};
	}

	#connections(): Record<string, Connection> {
		const entries = this.#channel.peers.flatMap(({ peerId }) => {
			const info = this.#channel.connection(peerId);
			const names = this.#tap.names(peerId);
			return info && names ? [[peerId, { ...names, state: info.state }] as const] : [];
		});
		return Object.fromEntries(entries);
	}

	#actor({ to = '' }: Command): RemoteActor {
		return this.#channel.actor(to);
	}
}

function event({ event: given }: Command): NonNullable<Command['event']> {
	if (!given) throw new Error('It lacks an event.');
	return given;
}
