import { Asking } from '../asking/asking.js';
import type { Network } from '../asking/network.js';
import type { Problem } from '../channel-error.js';
import type { ActorDesk } from '../connecting/actor-desk.js';
import type { Data } from '../data/read.js';
import type { ChannelId } from '../link/hello.js';
import type { Link } from '../link/link.js';
import { Publishing } from '../publishing/publishing.js';
import { Serving } from '../serving/serving.js';

/** Where the messages between actors come in: answers to what was asked here, and what others ask (protocol §4). */
export class Desk implements ActorDesk {
	readonly asking: Asking;
	readonly serving: Serving;
	readonly publishing: Publishing;

	/** @param label of the channel */
	constructor(network: Network, label: string) {
		this.publishing = new Publishing(network);
		const { publication } = this.publishing;
		this.asking = new Asking(network, label, publication);
		this.serving = new Serving(network, publication);
	}

	/** What waits for it is sent by the link itself; an inspector asks anew. */
	connecting(peerId: string): void {
		this.publishing.stop(peerId);
	}

	receive(channel: ChannelId, messages: readonly Data[], link: Link, peerId: string): void {
		for (const message of messages) {
			// One of them may have ended it: what is taken afterwards would be answered to nobody.
			if (link.state === 'lost') return;
			if (channel === 1) {
				this.publishing.receive(message, link, peerId);
				continue;
			}
			this.asking.receive(message, peerId);
			this.serving.receive(message, link, peerId);
		}
	}

	ended(peerId: string, problem: Problem): void {
		this.asking.ended(peerId, problem);
		this.serving.ended(peerId);
		this.publishing.ended(peerId);
	}
}
