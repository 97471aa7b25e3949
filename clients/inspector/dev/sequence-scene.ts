import { CART_PAGE, type Scene, SHOP } from './scene.ts';

const START = Date.now() - 4_000;

/** What two peers tell of each other, in the order that it arrives. */
export class Conversation {
	readonly #scene: Scene;
	#seq = 5_000;

	constructor(scene: Scene) {
		this.#scene = scene;
	}

	tell(peerId: string, type: string, sessionId: string | undefined, members: Record<string, unknown>): void {
		const _seq = ++this.#seq;
		const createdAt = String(START + (_seq - 5_000) * 37);
		const event = { type: `@xstate.${type}`, _seq, createdAt, ...(sessionId && { sessionId }), ...members };
		this.#scene.channel.tell(peerId, event);
	}

	actor(peerId: string, sessionId: string, name: string, members: Record<string, unknown> = {}): void {
		this.tell(peerId, 'actor', sessionId, { name, snapshot: { status: 'active', value: {} }, ...members });
	}

	event(peerId: string, sessionId: string, type: string, sourceId?: string): void {
		this.tell(peerId, 'event', sessionId, { event: { type }, ...(sourceId && { sourceId }) });
	}

	state(peerId: string, sessionId: string, type: string, value: unknown, status = 'active'): void {
		this.tell(peerId, 'snapshot', sessionId, { event: { type }, snapshot: { status, value } });
	}

	/** Sent through the stand-in `x:1` of the cart, and told by both peers. */
	across(type: string, to: string, value: unknown): void {
		this.event(CART_PAGE, 'x:1', type, 'x:0');
		this.event(SHOP, to, type, `${CART_PAGE}/x:1`);
		this.state(SHOP, to, type, value);
	}
}

/** A cart in a page that places an order in the application, asks, pays, and is too late once. */
export function sequence(scene: Scene): void {
	const two = new Conversation(scene);
	const cart = (type: string, value: unknown, sourceId?: string) => {
		two.event(CART_PAGE, 'x:0', type, sourceId);
		two.state(CART_PAGE, 'x:0', type, value);
	};
	two.actor(SHOP, 'x:2', 'warehouse', { snapshot: { status: 'active', value: 'idle' } });
	two.actor(CART_PAGE, 'x:0', 'cart-7', { snapshot: { status: 'active', value: 'filling' } });
	cart('ADD', 'filling');
	cart('CHECKOUT', { ordering: 'placing' });
	two.event(CART_PAGE, 'x:0', 'CONTENTS', `${SHOP}/`);
	two.tell(CART_PAGE, 'reply', 'x:0', { targetId: `${SHOP}/`, event: { type: 'CONTENTS' }, accepted: true });
	two.actor(SHOP, 'x:3', 'order-7', { snapshot: { status: 'active', value: 'placed' } });
	two.actor(CART_PAGE, 'x:1', 'order', { parentId: 'x:0', definition: '{"id":"remoteActor"}' });
	cart('PLACED', { ordering: 'paying' }, `${SHOP}/`);
	two.across('PAY', 'x:3', { paid: 'packing' });
	two.event(SHOP, 'x:2', 'PICK', 'x:3');
	two.state(SHOP, 'x:2', 'PICK', 'picking');
	scene.channel.inspected.get(SHOP)?.onGap?.(12);
	two.event(SHOP, 'x:2', 'xstate.after.500.picking', 'x:2');
	two.state(SHOP, 'x:2', 'xstate.after.500.picking', 'idle');
	two.event(SHOP, 'x:3', 'PICKED', 'x:2');
	two.state(SHOP, 'x:3', 'PICKED', { paid: 'shipped' });
	two.event(SHOP, 'x:3', 'TRACK', `${CART_PAGE}/x:0`);
	const late = { targetId: `${CART_PAGE}/x:0`, event: { type: 'TRACK' }, code: 'timeout' };
	two.tell(SHOP, 'reply', 'x:3', { ...late, message: 'There was no answer within 500 ms.' });
	two.event(SHOP, 'x:3', 'DELIVERED', 'x:2');
	two.state(SHOP, 'x:3', 'DELIVERED', 'delivered', 'done');
	letters(scene, two);
	scene.channel.inspected.get(SHOP)?.onSynced?.(['x:2']);
	scene.channel.inspected.get(CART_PAGE)?.onSynced?.(['x:0', 'x:1']);
}

/** An event that came too late. */
export function letters(scene: Scene, two = new Conversation(scene)): void {
	two.event(CART_PAGE, 'x:1', 'CANCEL', 'x:0');
	const members = {
		to: 'x:3',
		event: { type: 'CANCEL' },
		code: 'no-such-actor',
		message: 'There is no such actor.',
	};
	two.tell(SHOP, 'deadletter', undefined, { sourceId: `${CART_PAGE}/x:1`, ...members });
}
