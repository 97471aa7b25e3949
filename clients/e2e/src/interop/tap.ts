import type { DataChannelLike, PeerConnectionClass, PeerConnectionLike } from '../../../js/src/web-apis.ts';

/** A connection that is known by the peer at the other end. */
interface Tapped {
	readonly names: { readonly conn: string; readonly link: string };
	close(): void;
}

interface Hello {
	readonly peerId: string;
	readonly conn: string;
	readonly link: string;
}

type MessageTarget = DataChannelLike & {
	addEventListener(type: 'message', listener: (event: { data: unknown }) => void, once: { once: true }): void;
};

/** Reads both hellos of every connection, so that each can be named and cut by whom it is to. */
export class Tap {
	readonly rtcPeerConnection: PeerConnectionClass;
	readonly #tapped = new Map<string, Tapped>();

	constructor(PeerConnection: PeerConnectionClass) {
		const greet = this.#greet.bind(this);
		const Real = PeerConnection as new (configuration: RTCConfiguration) => PeerConnectionLike;
		class TappedConnection extends Real {
			override createDataChannel(label: string, settings: RTCDataChannelInit): DataChannelLike {
				const channel = super.createDataChannel(label, settings);
				if (label === 'xstate.actor') greet(channel);
				return channel;
			}
		}
		this.rtcPeerConnection = TappedConnection as unknown as PeerConnectionClass;
	}

	/** How this side names the present connection to a peer, and the link. */
	names(peerId: string): Tapped['names'] | undefined {
		return this.#tapped.get(peerId)?.names;
	}

	/** Closes the present connection without a word. */
	cut(peerId: string): void {
		const tapped = this.#tapped.get(peerId);
		if (!tapped) throw new Error(`There is no connection to ${peerId}.`);
		tapped.close();
	}

	#greet(channel: DataChannelLike): void {
		const send = channel.send.bind(channel);
		const own = new Promise<Hello>((resolve) => {
			channel.send = (frame) => {
				channel.send = send;
				resolve(hello(frame));
				send(frame);
			};
		});
		const heard = (event: { data: unknown }): void => {
			const { peerId } = hello(event.data);
			void own.then(({ conn, link }) => {
				this.#tapped.set(peerId, {
					names: { conn, link },
					close: () => {
						channel.close();
					},
				});
			});
		};
		(channel as MessageTarget).addEventListener('message', heard, { once: true });
	}
}

function hello(frame: unknown): Hello {
	const [first] = JSON.parse(String(frame)) as [Hello];
	return first;
}
