import { ownLimits } from '../../src/link/hello.js';
import type { Wire } from './fake-hub.js';
import { ScriptedPeer } from './scripted-peer.js';

/** A scripted peer that also comes to connections through the hub. */
export class RelayedPeer extends ScriptedPeer {
	/** Everything that came through the hub. */
	relayed: Wire[] = [];
	relayConn = '';
	/** Answers openings. */
	opens = true;

	override receive(message: Wire): void {
		if (message.type === 'signal') super.receive(message);
		else {
			this.relayed.push(message);
			// As over a network: never amid the other's sending.
			queueMicrotask(() => {
				if (message.type === 'relay') this.#take(message);
			});
		}
	}

	/** Opens a connection through the hub, as the larger id does. */
	openRelay(conn: string): void {
		this.relayConn = conn;
		this.tell({ type: 'relay', conn });
	}

	tell(message: object): void {
		this.hub.socket.deliver({ from: this.peerId, ...message });
	}

	sendRelayed(channel: 0 | 1, ...messages: object[]): void {
		this.tell({ type: 'relay', conn: this.relayConn, channel, frame: JSON.stringify(messages) });
	}

	/** The messages of a type that came through the hub. */
	gotRelayed(type: string): Wire[] {
		const frames = this.relayed.flatMap(({ frame }) => (typeof frame === 'string' ? [frame] : []));
		return frames.flatMap((frame) => JSON.parse(frame) as Wire[]).filter((message) => message.type === type);
	}

	greet(link = 'l-relayed', more: object = {}): void {
		const hello = { type: 'hello', version: 1, peerId: this.peerId, conn: this.relayConn, ...ownLimits };
		this.sendRelayed(0, { ...hello, channel: 'xstate.actor', link, received: 0, ...more });
		this.sendRelayed(1, { ...hello, channel: 'xstate.inspect' });
	}

	#take({ conn, frame }: Wire): void {
		if (typeof frame === 'string') {
			const pings = (JSON.parse(frame) as Wire[]).filter(({ type }) => type === 'ping');
			for (const { t } of pings) this.sendRelayed(0, { type: 'pong', t });
			return;
		}
		if (!this.opens) return;
		if (conn !== this.relayConn) {
			this.relayConn = String(conn);
			this.tell({ type: 'relay', conn });
		}
		this.greet();
	}
}
