import { ChannelError } from 'xstate-webrtc';
import type { Messenger, Recipient } from '../src/channel/messenger.ts';
import type { ActorMessage, Reply } from '../src/channel/types.ts';

/** Answers as an order would; for the dev entry. */
export class DemoMessenger implements Messenger {
	ask(_to: Recipient, { type }: ActorMessage): Promise<Reply> {
		if (type === 'WAIT') return new Promise(() => {});
		if (type === 'CANCEL') {
			return Promise.reject(new ChannelError('not-exposed', 'The actor "order" takes no events from peers.'));
		}
		const snapshot = {
			status: 'active',
			value: { paid: type === 'PACKED' ? 'shipping' : 'packing' },
			context: { orderId: 'A-10447', total: 27, currency: 'EUR' },
			tags: ['paid'],
		} as const;
		const accepted = type === 'PACKED' || type === 'REFUND';
		const reason = `No transition for '${type}' from paid.packing`;
		return Promise.resolve({ accepted, snapshot, ...(!accepted && { reason }) });
	}

	send(): Promise<void> {
		return Promise.resolve();
	}

	onUndelivered(): () => void {
		return () => {};
	}
}
