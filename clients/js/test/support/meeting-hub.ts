import { FakeHub, type FakeSocket, type Wire } from './fake-hub.js';

/** A hub in memory for one channel in which clients meet each other: ids are `p-` and their name. */
export class MeetingHub extends FakeHub {
	/** What members may do, by name; who is not here may do everything. */
	readonly permissions = new Map<string, string[]>();
	readonly #members = new Map<string, FakeSocket>();
	#entries = new Map<string, object>();

	override receive(socket: FakeSocket, message: Wire): void {
		if (message.type === 'join') this.#enter(socket, message.peer as { readonly name: string });
		else if (message.type === 'leave') this.#leave(socket);
		else if (message.type === 'signal') {
			const from = socket.peerId;
			// As over a network: never amid the other's sending.
			queueMicrotask(() => this.#members.get(String(message.to))?.deliver({ ...message, from }));
		}
	}

	/** Changes what a member may do, which all are told. */
	permit(name: string, ...permissions: string[]): void {
		this.permissions.set(name, permissions);
		const peer = { ...this.#entries.get(`p-${name}`), permissions };
		for (const socket of this.#members.values()) socket.deliver({ type: 'peer-updated', peer });
	}

	/** The member's page was closed, or its machine is gone. */
	drop(name: string, reason = 'left'): void {
		const peerId = `p-${name}`;
		this.#members.delete(peerId);
		this.#entries.delete(peerId);
		for (const socket of this.#members.values()) socket.deliver({ type: 'peer-left', peerId, reason });
	}

	#enter(socket: FakeSocket, { name, ...rest }: { readonly name: string }): void {
		const peerId = `p-${name}`;
		const permissions = this.permissions.get(name) ?? ['inspect', 'values', 'send', 'peers'];
		const entry = { peerId, name, ...rest, permissions };
		const peers = [...this.#entries.values()];
		const joined = {
			peerId,
			resume: `r-${name}`,
			resumeSeconds: 30,
			iceServers: [],
			iceTransportPolicy: 'all',
		};
		socket.peerId = peerId;
		socket.deliver({ type: 'joined', ...joined, permissions, peers, more: false });
		for (const other of this.#members.values()) other.deliver({ type: 'peer-joined', peer: entry });
		this.#members.set(peerId, socket);
		this.#entries.set(peerId, entry);
	}

	#leave({ peerId }: FakeSocket): void {
		if (peerId !== undefined) this.drop(peerId.slice(2));
	}
}
