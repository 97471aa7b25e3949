import { vi } from 'vitest';
import { type Actor, createActor } from 'xstate';
import { Desk } from '../../src/actors/desk.js';
import type { ActorMessage } from '../../src/actors/actor-data.js';
import type { Network } from '../../src/asking/network.js';
import type { Data } from '../../src/data/read.js';
import { createWebRtcInspector } from '../../src/index.js';
import { LinkUnderTest } from './link-under-test.js';
import { orderMachine } from './order-machine.js';
import type { Tested } from './tested.js';

const everything = ['inspect', 'values', 'send'];

/** The peer `p-a` with its actors over a real link, and what the hub says of the runner. */
export class ActorsUnderTest extends LinkUnderTest implements Tested {
	override readonly channel: number;
	readonly desk: Desk;
	readonly #orders = new Map<string, Actor<typeof orderMachine>>();
	readonly #network: { peers: readonly object[]; readonly listeners: Set<() => void> };

	/** @param hearsEvents whether what an order is given is told */
	constructor(
		{ permissions = everything }: { readonly permissions?: readonly string[] },
		private readonly hearsEvents: boolean,
		channel = 0,
	) {
		const network = { peers: [entry(permissions)], listeners: new Set<() => void>() };
		const desk: Desk = new Desk(
			networkOf(network, () => this),
			'orders',
		);
		super(
			{
				onReady: () => undefined,
				onMessages: (on, messages) => {
					desk.receive(on, messages, this.link, 'p-b');
				},
				onAnew: (problem) => {
					desk.ended('p-b', problem);
				},
				onEnd: (problem) => {
					this.noted.tell({ lost: problem.code });
					desk.ended('p-b', problem);
				},
			},
			true,
		);
		this.channel = channel;
		this.desk = desk;
		this.#network = network;
		// What an action of the application throws is reported to it.
		vi.stubGlobal('reportError', () => undefined);
		this.#start('order');
	}

	get bound(): Record<string, unknown> {
		return { $order: this.#order('order').sessionId };
	}

	override connect(conn: string): void {
		this.desk.connecting('p-b');
		super.connect(conn);
	}

	override do(what: string, step: Data): void {
		if (what === 'event') this.#order('order').send(step.event as never);
		else if (what === 'stop') this.#order('order').stop();
		else if (what === 'start') this.#start(step.systemId as string);
		else if (what === 'permit') this.#permit(step.permissions as string[]);
		else throw new Error(`These actors do not ${what}.`);
	}

	override close(): void {
		super.close();
		vi.unstubAllGlobals();
	}

	#start(systemId: string): void {
		const { publication } = this.desk.publishing;
		const { inspect } = createWebRtcInspector({
			publish: (event, current) => {
				publication.publish(event, current);
			},
		});
		const actor = createActor(orderMachine, {
			systemId,
			inspect: (event) => {
				inspect(event);
				if (event.type === '@xstate.event' && !event.event.type.startsWith('xstate.'))
					this.#given(event.event);
			},
		}).start();
		this.#orders.set(systemId, actor);
		this.desk.serving.actors.expose(actor, { systemId });
	}

	#given(event: ActorMessage): void {
		if (this.hearsEvents) this.noted.tell({ event });
	}

	#permit(permissions: readonly string[]): void {
		this.#network.peers = [entry(permissions)];
		for (const listener of [...this.#network.listeners]) listener();
	}

	#order(systemId: string): Actor<typeof orderMachine> {
		const found = this.#orders.get(systemId);
		if (!found) throw new Error(`There is no order ${systemId}.`);
		return found;
	}
}

function entry(permissions: readonly string[]): object {
	return { peerId: 'p-b', name: 'runner', kind: 'test', iceRestart: false, services: [], permissions };
}

function networkOf(
	network: { readonly peers: readonly object[]; readonly listeners: Set<() => void> },
	tested: () => LinkUnderTest,
): Network {
	const self = { peerId: 'p-a', permissions: everything };
	return {
		joined: Promise.resolve({ self }),
		self,
		status: { state: 'joined' },
		get peers() {
			return network.peers;
		},
		connection: () => ({ state: tested().link.state }),
		subscribe: (listener: () => void) => {
			network.listeners.add(listener);
			return () => network.listeners.delete(listener);
		},
		converse: () => (tested().link.state === 'lost' ? undefined : tested().link),
	} as unknown as Network;
}
