import { createActor } from 'xstate';
import { parseAddress } from 'xstate-webrtc';
import { remoteActor } from 'xstate-webrtc/xstate';
import type { createCartMachine } from './cart-machine.ts';
import { connectionWords, joinShop, statusWords } from './channel.ts';
import { element, showLink } from './elements.ts';
import { showLines } from './lines.ts';
import { showRoad } from './road.ts';

const address = addressOf(location.hash.slice(1));
const { peerId, reference } = parseAddress(address);
const channel = joinShop('an onlooker');
await channel.joined;
const cart = createActor(remoteActor<ReturnType<typeof createCartMachine>>(channel, address));

/** @throws SyntaxError if the link is not one of the shop's; the page has said so then */
function addressOf(fragment: string): string {
	try {
		const decoded = decodeURIComponent(fragment);
		parseAddress(decoded);
		return decoded;
	} catch (error) {
		element('ended').textContent = 'This link names no cart: open the one beside a cart in the shop.';
		throw error;
	}
}

function show(): void {
	const { context, value, connection, status, error } = cart.getSnapshot();
	showLink('channel', channel.status.state, statusWords(channel));
	showLink('cart-link', connection, connectionWords(channel.connection(peerId) ?? { state: connection }));
	element('cart').dataset.state = value ?? '';
	element('ended').textContent = {
		active: '',
		done: 'It is done.',
		stopped: 'It has stopped.',
		error: String(error),
	}[status];
	if (!context) return;
	showLines(context.goods, context.shelf, context.total);
	element('order').hidden = context.address === undefined;
	showRoad(context.order);
}

addEventListener('hashchange', () => {
	location.reload();
});
element('cart-name').textContent = reference.slice(1);
cart.subscribe({ next: show, complete: show, error: show });
channel.subscribe(show);
cart.start();
show();
