import { parseAddress } from 'xstate-webrtc';
import { type Cart, shopIn, startCart } from './cart.ts';
import { showCart, showShelf } from './cart-view.ts';
import { connectionWords, joinShop, statusWords } from './channel.ts';
import { askForQuote, askShelf } from './desk.ts';
import { element, elementOf, price, showLink } from './elements.ts';
import { countOf } from './goods.ts';

const channel = joinShop('a visitor');
const shelf = await askShelf();
let cart: Cart = startCart(channel, shelf);

function show(): void {
	const snapshot = cart.actor.getSnapshot();
	showCart(cart.name, snapshot);
	showLink('channel', channel.status.state, statusWords(channel));
	const { address } = snapshot.context;
	if (address !== undefined) {
		const { peerId, reference } = parseAddress(address);
		const connection = channel.connection(peerId);
		element('order-name').textContent = reference.slice(1);
		// Beside what the JVM last told, which stays where it is if the connection is cut.
		showLink('order-link', connection?.state ?? 'connecting', connectionWords(connection));
	}
	if (cart.address !== undefined) {
		elementOf('watch', HTMLAnchorElement).href = `watch.html#${encodeURIComponent(cart.address)}`;
	}
	elementOf('ask', HTMLButtonElement).disabled = !shopIn(channel) || snapshot.status !== 'active';
}

function begin(): void {
	element('asked').textContent = '';
	cart.actor.subscribe({ next: show, complete: show });
	show();
}

async function ask(): Promise<void> {
	const asked = element('asked');
	asked.textContent = 'The shop asks …';
	try {
		const { goods, total } = await askForQuote(cart.name);
		asked.textContent = `The shop’s Java has asked ${cart.name}: ${countOf(goods)} in it, ${price(total)} to pay.`;
	} catch (error) {
		asked.textContent = error instanceof Error ? error.message : String(error);
	}
}

const onClick = (id: string, listener: () => void): void => {
	element(id).addEventListener('click', listener);
};

showShelf(shelf, (type, name) => {
	cart.actor.send({ type, name });
});
for (const [id, type] of [
	['check-out', 'CHECK_OUT'],
	['pay', 'PAY'],
	['cancel', 'CANCEL'],
] as const) {
	onClick(id, () => {
		cart.actor.send({ type });
	});
}
onClick('next', () => {
	cart = startCart(channel, shelf);
	begin();
});
onClick('ask', () => void ask());
channel.subscribe(show);
begin();
element('shop').hidden = false;
