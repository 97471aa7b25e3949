import type {
	DataChannelLike,
	PeerConnectionClass,
	PeerConnectionLike,
	WebSocketClass,
} from '../../../js/src/web-apis.ts';
import type { Engines } from './numbered-channel.ts';

type Socket = InstanceType<WebSocketClass>;

/** Engines of which the socket and the connection made last can be cut. */
export function cuttable(
	WebSocket: WebSocketClass,
	PeerConnection: PeerConnectionClass,
	cutSocket: (socket: Socket) => void,
): Omit<Engines, 'kind'> {
	let socket: Socket | undefined;
	let channel: DataChannelLike | undefined;
	let restarts = 0;
	const remember = (made: Socket): void => {
		socket = made;
	};

	class CuttableSocket extends WebSocket {
		constructor(...args: ConstructorParameters<WebSocketClass>) {
			super(...args);
			remember(this);
		}
	}

	class CuttableConnection extends (PeerConnection as new (
		configuration: RTCConfiguration,
	) => PeerConnectionLike) {
		override createDataChannel(label: string, settings: RTCDataChannelInit): DataChannelLike {
			channel = super.createDataChannel(label, settings);
			return channel;
		}

		override createOffer(options?: { readonly iceRestart?: boolean }): Promise<RTCSessionDescriptionInit> {
			if (options?.iceRestart) restarts++;
			return super.createOffer(options);
		}
	}

	return {
		webSocket: CuttableSocket,
		rtcPeerConnection: CuttableConnection as unknown as PeerConnectionClass,
		cut: () => channel?.close(),
		restarts: () => restarts,
		cutSocket: () => {
			if (socket) cutSocket(socket);
		},
	};
}
