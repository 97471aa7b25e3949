import type { Channel, ConnectionInfo, InspectionEvent, Peer } from 'xstate-webrtc';
import { eventually } from './eventually.ts';
import { joinSample } from './join-sample.ts';

/** A script that inspects the application. */
export class NodePeer implements Disposable {
	/** What it was told, in order. */
	readonly events: InspectionEvent[] = [];
	readonly #channel: Channel;
	readonly #application: Peer;

	private constructor(channel: Channel, application: Peer) {
		this.#channel = channel;
		this.#application = application;
		channel.inspect(application.peerId, { onEvents: (more) => this.events.push(...more) });
	}

	static async inspect(signaling: string): Promise<NodePeer> {
		const channel = await joinSample(signaling, 'a script');
		const application = await eventually(() => {
			const found = channel.peers.find((peer) => peer.kind === 'jvm');
			if (!found) throw new Error('The application is no peer of its channel');
			return found;
		});
		return new NodePeer(channel, application);
	}

	get connection(): ConnectionInfo | undefined {
		return this.#channel.connection(this.#application.peerId);
	}

	[Symbol.dispose](): void {
		this.#channel.close();
	}
}
