import type { ConnectionInfo, InspectionEvent } from '../src/channel/types.ts';
import { FakeChannel, peer } from './fake-channel.ts';
import { CART, CHECKOUT, FULFILMENT, ORDER } from './machines.ts';

export const SHOP = 'p-7f3a91';
export const CART_PAGE = 'p-b20c44';

const START = Date.now() - 6_000;

function context(amount: number) {
	return {
		orderId: `A-${10_420 + amount}`,
		customer: { id: 'c-8812', name: 'Ada Lovelace', email: '•••••• (masked)', since: '2021-03-14' },
		items: [
			{ sku: 'TEA-EARL-GREY', quantity: 2, price: 4.5 },
			{ sku: 'CUP-STONEWARE', quantity: 1, price: 18 },
		],
		total: 27 + amount,
		currency: 'EUR',
		express: true,
		coupon: null,
		attempts: 1,
	};
}

/** What the invented peers say, one event after another, each as if 0.2 s later. */
export class Scene {
	readonly channel = new FakeChannel();
	#seq = 0;

	#event(type: string, members: Record<string, unknown>): InspectionEvent {
		const _seq = ++this.#seq;
		return { type, _seq, createdAt: String(START + _seq * 213), id: null, _version: '0.7.2', ...members };
	}

	actor(peerId: string, sessionId: string, name: string, members: Record<string, unknown> = {}): void {
		const snapshot = { status: 'active', value: {}, context: context(0) };
		this.channel.tell(
			peerId,
			this.#event('@xstate.actor', { sessionId, rootId: sessionId, name, snapshot, ...members }),
		);
	}

	step(peerId: string, sessionId: string, event: { type: string }, snapshot: Record<string, unknown>): void {
		this.channel.tell(
			peerId,
			this.#event('@xstate.event', { sessionId, sourceId: 'x:0', event }),
			this.#event('@xstate.snapshot', {
				sessionId,
				event,
				snapshot: { status: 'active', context: context(this.#seq), tags: [], ...snapshot },
			}),
		);
	}

	join(): void {
		const { channel } = this;
		channel.change({
			status: { state: 'joined' },
			self: { peerId: 'p-self', permissions: ['inspect', 'send', 'peers'] },
			peers: [
				peer(SHOP, { name: 'orders-service', instance: 'host-12', permissions: ['inspect', 'send'] }),
				peer(CART_PAGE, { name: 'checkout-ui', kind: 'browser', permissions: ['send'] }),
				peer('p-c91d02', { name: 'warehouse-pi', kind: 'python', instance: 'raspberrypi' }),
				peer('p-ee0193', { name: 'inspector', kind: 'inspector', permissions: ['inspect'] }),
			],
		});
		channel.connect(SHOP, {
			path: {
				local: 'host',
				remote: 'host',
				localAddress: '192.168.1.20:54012',
				remoteAddress: '192.168.1.31:61288',
				protocol: 'udp',
			},
			roundTripTimeMs: 1.4,
			bytesSent: 18_220,
			bytesReceived: 1_482_300,
			messagesSent: 44,
			messagesReceived: 3_918,
		});
		channel.connect(CART_PAGE, {
			path: { local: 'relay', remote: 'srflx', remoteAddress: '203.0.113.9:40112', protocol: 'udp' },
			roundTripTimeMs: 38,
			bytesSent: 4_020,
			bytesReceived: 88_410,
			messagesSent: 12,
			messagesReceived: 240,
		});
		for (let i = 1; i < 12; i++) this.#goOn(channel.connection(CART_PAGE), i);
		channel.connect('p-c91d02', {
			state: 'disconnected',
			error: { code: 'timeout', message: 'No answer for 15 s. The connection is being made again.' },
			bytesSent: 900,
			messagesSent: 6,
		});
	}

	/** The connection to the page, a little later. */
	#goOn(info: ConnectionInfo | undefined, i: number): void {
		if (info === undefined) return;
		this.channel.connect(CART_PAGE, {
			...info,
			roundTripTimeMs: 38 + 9 * Math.sin(i * 1.7),
			bytesReceived: info.bytesReceived + 1_200 + 300 * i,
			messagesReceived: info.messagesReceived + 9,
		});
	}

	/** The application's machine has no native library. */
	unavailable(): void {
		this.channel.change({ peers: this.channel.peers.filter(({ peerId }) => peerId === SHOP) });
		this.channel.connect(SHOP, {
			state: 'connecting',
			error: {
				code: 'unavailable',
				message:
					'The native WebRTC library cannot be loaded: the directory it was unpacked in forbids execution (noexec); name another with xstate.webrtc.peer.native-directory (/tmp/xstate-webrtc-5207/libwebrtc-java-linux-x86_64.so: failed to map segment from shared object)',
			},
		});
	}

	play(): void {
		this.actor(SHOP, 'x:0', 'shop', {
			snapshot: { status: 'active', value: 'open', context: { orders: 4 } },
		});
		this.actor(SHOP, 'x:1', 'order', { definition: ORDER, rootId: 'x:0' });
		this.actor(SHOP, 'x:2', 'order', { definition: ORDER, rootId: 'x:0' });
		this.actor(SHOP, 'x:3', 'fulfilment', { definition: FULFILMENT, rootId: 'x:0' });
		this.actor(SHOP, 'x:4', 'payment', { rootId: 'x:0' });
		this.actor(SHOP, 'x:5', 'reminder', { rootId: 'x:0' });
		this.actor(CART_PAGE, 'x:0', 'cart', { definition: CART });
		this.step(SHOP, 'x:1', { type: 'ADD_ITEM' }, { value: 'cart' });
		this.step(CART_PAGE, 'x:0', { type: 'OPEN' }, { value: 'reviewing' });
		this.step(SHOP, 'x:1', { type: 'CHECKOUT' }, { value: 'checkout' });
		this.step(SHOP, 'x:2', { type: 'CHECKOUT' }, { value: 'checkout' });
		this.step(CART_PAGE, 'x:0', { type: 'CHECKOUT' }, { value: 'paying', tags: ['busy'] });
		this.step(
			SHOP,
			'x:3',
			{ type: 'PICK' },
			{ value: { stock: 'picked', invoice: 'draft', courier: 'waiting' }, tags: ['busy'] },
		);
		this.step(
			SHOP,
			'x:4',
			{ type: 'AUTHORISE' },
			{ value: 'declined', status: 'error', error: 'Card expired' },
		);
		this.step(SHOP, 'x:5', { type: 'xstate.stop' }, { value: 'waiting', status: 'stopped' });
		this.channel.inspected.get(SHOP)?.onGap?.(12);
		this.step(
			SHOP,
			'x:2',
			{ type: 'CANCEL' },
			{ value: 'cancelled', status: 'done', output: { refunded: 27 } },
		);
		this.pay();
		this.channel.inspected.get(SHOP)?.onSynced?.(['x:0', 'x:1', 'x:2', 'x:3', 'x:4']);
		this.channel.inspected.get(CART_PAGE)?.onSynced?.(['x:0']);
	}

	/** One that shows all that a diagram can. */
	checkOut(): void {
		this.actor(SHOP, 'x:6', 'checkout', { definition: CHECKOUT, rootId: 'x:0' });
		this.step(SHOP, 'x:6', { type: 'xstate.init' }, { value: 'basket' });
		this.step(SHOP, 'x:6', { type: 'CHECKOUT' }, { value: { payment: 'choosing' } });
		this.step(SHOP, 'x:6', { type: 'CARD' }, { value: { payment: 'card' } });
		const charged = { type: 'xstate.done.actor.charge', output: 27 };
		this.step(SHOP, 'x:6', charged, { value: { delivery: { parcel: 'packing', letter: 'writing' } } });
		this.step(
			SHOP,
			'x:6',
			{ type: 'PACKED' },
			{ value: { delivery: { parcel: 'away', letter: 'writing' } } },
		);
	}

	pay(): void {
		const event = { type: 'PAY', amount: 27, method: { kind: 'card', last4: '4242' } };
		this.step(SHOP, 'x:1', event, { value: { paid: 'packing' }, tags: ['paid', 'awaiting shipment'] });
	}
}
