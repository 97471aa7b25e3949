import type { Channel, ConnectionInfo, InspectionEvent, Peer } from '../src/channel/types.ts';

type Listener = Parameters<Channel['inspect']>[1];

/** A channel without a network: what it says is said by whoever holds it. For tests and the dev entry. */
export class FakeChannel implements Channel {
	status: Channel['status'] = { state: 'joining' };
	self: Channel['self'] = undefined;
	peers: readonly Peer[] = [];
	readonly joined: Channel['joined'];
	readonly inspected = new Map<string, Listener>();
	isClosed = false;
	readonly #connections = new Map<string, ConnectionInfo>();
	readonly #listeners = new Set<() => void>();
	readonly #refuse: (error: Error) => void;

	constructor() {
		let reject: (error: Error) => void = () => {};
		this.joined = new Promise((_resolve, rejects) => {
			reject = rejects;
		});
		this.#refuse = reject;
	}

	readonly subscribe = (listener: () => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	inspect(peerId: string, listener: Listener) {
		this.inspected.set(peerId, listener);
		return { stop: () => void this.inspected.delete(peerId) };
	}

	readonly connection = (peerId: string) => this.#connections.get(peerId);

	close(): void {
		this.isClosed = true;
	}

	/** Says something new of itself. */
	change(members: Partial<Pick<FakeChannel, 'status' | 'self' | 'peers'>>): void {
		Object.assign(this, members);
		for (const listener of this.#listeners) listener();
	}

	connect(peerId: string, info: Partial<ConnectionInfo> = {}): void {
		this.#connections.set(peerId, {
			state: 'connected',
			bytesSent: 0,
			bytesReceived: 0,
			messagesSent: 0,
			messagesReceived: 0,
			...info,
		});
		this.change({});
	}

	tell(peerId: string, ...events: InspectionEvent[]): void {
		this.inspected.get(peerId)?.onEvents(events);
	}

	refuse(error: Error): void {
		this.#refuse(error);
	}
}

export function peer(peerId: string, members: Partial<Peer> = {}): Peer {
	return { peerId, name: peerId, kind: 'jvm', iceRestart: true, services: [], permissions: [], ...members };
}
