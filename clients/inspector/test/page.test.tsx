import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Scene, SHOP } from '../dev/scene.ts';
import { follow } from '../src/channel/follow.ts';
import { remember } from '../src/place/remembered.ts';
import { App } from '../src/views/App.tsx';
import { manualStore } from './events.ts';

beforeEach(() => {
	history.replaceState(null, '', location.pathname);
	localStorage.clear();
	// What an actor is in words; its diagram has tests of its own.
	remember('tab', 'overview');
	// There is no layout here: every box is 600 pixels, so that lists draw rows.
	vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600);
	vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(600);
	vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
});

afterEach(() => {
	cleanup();
	vi.restoreAllMocks();
});

function page() {
	const { store, publish } = manualStore();
	const scene = new Scene();
	const draw = () => {
		act(() => {
			publish();
		});
	};
	const retry = vi.fn(() => Promise.resolve());
	render(<App store={store} retry={retry} />);
	return { store, scene, draw, retry };
}

function shop() {
	const all = page();
	follow(all.scene.channel, all.store);
	all.scene.join();
	all.scene.play();
	all.draw();
	return { ...all, user: userEvent.setup() };
}

const row = (sessionId: string) => {
	const found = document.querySelector<HTMLElement>(`[data-of-peer="${SHOP}"][data-actor="${sessionId}"]`);
	if (found === null) throw new Error(`There is no row for ${sessionId}.`);
	return found;
};
const events = () => [...document.querySelectorAll<HTMLElement>('[data-event-type]')];

describe('the page', () => {
	it('says that it is looking for statecharts before the application has answered', () => {
		page();
		expect(screen.getAllByText('Looking for statecharts…')).not.toHaveLength(0);
	});

	it("shows the server's sentence when it is refused, and asks again on request", async () => {
		const { store, draw, retry } = page();
		store.setStatus({ state: 'refused', code: '403', message: 'Set xstate.webrtc.access.' });
		draw();
		expect(screen.getByRole('alert').textContent).toBe('Set xstate.webrtc.access.');
		await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
		expect(retry).toHaveBeenCalledOnce();
	});

	it('shows each actor with its state, live', () => {
		const { scene, draw } = shop();
		expect(row('x:1').dataset.state).toBe('paid.packing');
		expect(row('x:3').dataset.state).toBe('stock.picked invoice.draft courier.waiting');
		scene.step(SHOP, 'x:1', { type: 'PACKED' }, { value: { paid: 'shipping' } });
		draw();
		expect(row('x:1').dataset.state).toBe('paid.shipping');
	});

	it('shows state, context and last event of the actor that is clicked', async () => {
		const { user } = shop();
		await user.click(row('x:1'));
		expect(document.querySelector('[data-chosen-actor]')?.getAttribute('data-chosen-actor')).toBe('x:1');
		expect(screen.getByTestId('last-event').textContent).toBe('PAY');
		expect(screen.getByRole('tree', { name: 'Context' }).textContent).toContain('Ada Lovelace');
		const active = [...document.querySelectorAll('.state[data-active="true"] .state-name')];
		expect(active.map((state) => state.textContent)).toEqual(['paid', 'packing']);
	});

	it('tells a context that nobody has asked for yet from an empty one', async () => {
		const { user, scene, draw } = shop();
		scene.actor(SHOP, 'x:9', 'quiet', { snapshot: { status: 'active', value: 'idle' } });
		draw();
		await user.click(row('x:9'));
		const context = screen.getByRole('region', { name: 'Context' });
		expect(context.textContent).toContain('Not known yet');
		scene.step(SHOP, 'x:9', { type: 'GO' }, { value: 'busy', context: {} });
		draw();
		expect(context.textContent).toContain('{}');
		scene.step(SHOP, 'x:9', { type: 'GO' }, { value: 'busy', context: undefined });
		draw();
		expect(context.textContent).toContain('Not known yet');
	});

	it('unfolds a long text where it stands', async () => {
		const { user, scene, draw } = shop();
		const text = `${'a'.repeat(500)}the end`;
		scene.step(SHOP, 'x:1', { type: 'NOTE' }, { value: 'cart', context: { text } });
		draw();
		await user.click(row('x:1'));
		const context = screen.getByRole('tree', { name: 'Context' });
		expect(context.textContent).not.toContain('the end');
		await user.click(within(context).getByRole('treeitem'));
		expect(context.textContent).toContain(text);
		await user.click(within(context).getByRole('treeitem'));
		expect(context.textContent).toContain(text);
		await user.keyboard('{ArrowLeft}');
		expect(context.textContent).not.toContain('the end');
	});

	it('says which of how many a row is, though not all are in the document', () => {
		shop();
		expect(row('x:2').getAttribute('aria-posinset')).toBe('2');
		expect(row('x:2').getAttribute('aria-setsize')).toBe('4');
		const last = events().at(-1);
		expect(last?.getAttribute('aria-posinset')).toBe(last?.getAttribute('aria-setsize'));
	});

	it('says that a peer has more actors than are kept', async () => {
		const { scene, draw } = shop();
		for (let i = 10; i < 5_010; i++) scene.actor(SHOP, `x:${i}`, 'order', { rootId: 'x:1' });
		draw();
		fireEvent.change(screen.getByRole('searchbox', { name: 'Search actors' }), { target: { value: 'shop' } });
		const note = await screen.findByText(/^More than this page keeps/);
		expect(note.closest('[data-row="note"]')).not.toBeNull();
	});

	it('remembers where the parts are split', async () => {
		const { user } = shop();
		screen.getByRole('separator').focus();
		await user.keyboard('{ArrowUp}{ArrowUp}');
		cleanup();
		shop();
		expect(screen.getByRole('separator').getAttribute('aria-valuenow')).toBe('50');
		localStorage.setItem('xstate-inspector-split', 'half');
		cleanup();
		shop();
		expect(screen.getByRole('separator').getAttribute('aria-valuenow')).toBe('40');
	});

	it('is moved through by arrow keys, with one tab stop for the whole tree', async () => {
		const { user } = shop();
		const tree = screen.getByRole('tree', { name: 'Peers and actors' });
		expect(tree.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
		act(() => {
			row('x:0').focus();
		});
		await user.keyboard('{ArrowDown}');
		expect(document.activeElement).toBe(row('x:1'));
		await user.keyboard('{Enter}');
		expect(row('x:1').getAttribute('aria-selected')).toBe('true');
		await user.keyboard('{ArrowLeft}{ArrowLeft}');
		expect(document.querySelector(`[data-of-peer="${SHOP}"][data-actor="x:1"]`)).toBeNull();
	});

	it('filters the log, and shows what a chosen entry carried', async () => {
		const { user } = shop();
		await user.type(screen.getByRole('searchbox', { name: 'Filter the events' }), 'type:PAY kind:event');
		await waitFor(() => {
			expect(events().map((event) => event.dataset.eventType)).toEqual(['PAY']);
		});
		await user.click(screen.getByRole('option', { name: /PAY/ }));
		const payload = screen.getByRole('region', { name: 'Chosen event' });
		expect(within(payload).getByRole('tree').textContent).toContain('27');
	});

	it('keeps the log still while paused, and says how much is new', async () => {
		const { user, scene, draw } = shop();
		await user.click(screen.getByRole('button', { name: 'Pause' }));
		const before = events().length;
		scene.step(SHOP, 'x:1', { type: 'LATER' }, { value: 'cart' });
		draw();
		expect(events()).toHaveLength(before);
		expect(screen.getByText('2 new')).toBeTruthy();
		await user.click(screen.getByRole('button', { name: 'Pause' }));
		expect(events().at(-1)?.dataset.eventType).toBe('LATER');
	});

	it('shows a gap as a row', () => {
		shop();
		expect(document.querySelector('[data-kind="gap"]')?.textContent).toContain('12 events were left out');
	});

	it('shows how each peer is connected', async () => {
		const { user } = shop();
		await user.click(screen.getByRole('tab', { name: /Connections/ }));
		const connection = document.querySelector<HTMLElement>('li[data-peer-name="orders-service"]');
		if (connection === null) throw new Error('The connection is not shown.');
		expect(connection.dataset.connection).toBe('connected');
		expect(within(connection).getByTestId('candidate-pair').textContent).toContain('host ⇄ host');
		expect(within(connection).getByTestId('round-trip-time').textContent).toBe('1.4 ms');
	});

	it('keeps showing the chosen actor after its peer left, and goes on with its next run', async () => {
		const { user, scene, draw } = shop();
		await user.click(row('x:1'));
		const [first, ...others] = scene.channel.peers;
		if (first === undefined) throw new Error('There is no peer.');
		act(() => {
			scene.channel.change({ peers: others });
		});
		draw();
		expect(screen.getByText(/has left the channel/)).toBeTruthy();
		scene.channel.change({ peers: [...others, { ...first, peerId: 'p-next' }] });
		scene.actor('p-next', 'x:1', 'order', { snapshot: { status: 'active', value: 'cart' } });
		draw();
		expect(screen.queryByText(/has left the channel/)).toBeNull();
		expect(document.querySelector('[data-chosen-actor]')?.getAttribute('data-state')).toBe('cart');
	});

	it('says what to do where nobody may be inspected', () => {
		const { store, scene, draw } = page();
		follow(scene.channel, store);
		scene.join();
		scene.channel.change({ self: { peerId: 'me', permissions: [] } });
		draw();
		expect(screen.getAllByText(/xstate.webrtc.permissions.inspect/).length).toBeGreaterThan(0);
	});

	it('says what the application lacks that cannot connect at all, until it can', async () => {
		const { store, scene, draw } = page();
		follow(scene.channel, store);
		scene.join();
		scene.unavailable();
		draw();
		expect(screen.getAllByText(/cannot connect to this page/).length).toBeGreaterThan(0);
		expect(screen.getAllByText(/xstate.webrtc.peer.native-directory/).length).toBeGreaterThan(0);
		await userEvent.click(screen.getByRole('tab', { name: /Connections/ }));
		const connection = document.querySelector<HTMLElement>('li[data-peer-name="orders-service"]');
		expect(connection?.textContent).toContain('Unavailable');
		expect(connection?.textContent).toContain('failed to map segment from shared object');

		scene.channel.connect(SHOP);
		draw();
		expect(screen.queryByText(/xstate.webrtc.peer.native-directory/)).toBeNull();
	});

	it('remembers the chosen colours', async () => {
		shop();
		fireEvent.click(screen.getByRole('button', { name: 'Dark' }));
		expect(document.documentElement.dataset.theme).toBe('dark');
		expect(localStorage.getItem('xstate-inspector-theme')).toBe('dark');
		fireEvent.click(screen.getByRole('button', { name: "As the system's" }));
		await waitFor(() => {
			expect(document.documentElement.dataset.theme).toBeUndefined();
		});
	});

	it('says that an actor which is linked is not here, and does not take the one before for it', async () => {
		const { user, draw } = shop();
		await user.click(row('x:1'));
		act(() => {
			location.hash = `#peerId=${SHOP}&peer=orders-service&actor=x:99`;
			window.dispatchEvent(new HashChangeEvent('hashchange'));
		});
		draw();
		expect(document.querySelector('[data-chosen-actor]')).toBeNull();
		expect(screen.queryByText(/has left the channel/)).toBeNull();
		expect(screen.getByText('It is not here')).toBeTruthy();
	});

	it('leads by its first link to the chosen actor, which stays chosen', async () => {
		const { user } = shop();
		await user.click(row('x:3'));
		await user.click(screen.getByRole('link', { name: 'Skip to the chosen actor' }));
		expect(document.activeElement?.id).toBe('details');
		expect(location.hash).toContain('actor=x%3A3');
		expect(document.querySelector('[data-chosen-actor="x:3"]')).not.toBeNull();
	});

	it('goes on where the browser takes no more addresses for a while', async () => {
		const { user } = shop();
		for (const way of ['pushState', 'replaceState'] as const) {
			vi.spyOn(history, way).mockImplementation(() => {
				throw new DOMException('Too many calls to Location or History APIs.', 'SecurityError');
			});
		}
		await user.click(row('x:3'));
		expect(document.querySelector('[data-chosen-actor="x:3"]')).not.toBeNull();
		await user.click(screen.getByRole('tab', { name: 'Definition' }));
		expect(screen.getByRole('tab', { name: 'Definition' }).getAttribute('aria-selected')).toBe('true');
	});
});
