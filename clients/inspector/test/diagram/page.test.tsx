import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Scene, SHOP } from '../../dev/scene.ts';
import { follow } from '../../src/channel/follow.ts';
import { App } from '../../src/views/App.tsx';
import { manualStore } from '../events.ts';
import { elkHere } from './elk.ts';

const A_LAYOUT = { timeout: 15_000 };

let outOfOrder = false;

function worker(): Worker {
	const elk = elkHere();
	const post = elk.postMessage.bind(elk) as (message: unknown) => void;
	const postMessage = (message: unknown) => {
		if (outOfOrder) throw new Error('It is out of order.');
		post(message);
	};
	return Object.assign(elk, { postMessage });
}

beforeEach(() => {
	history.replaceState(null, '', location.pathname);
	localStorage.clear();
	// There is no layout here: every box is 600 pixels, so that lists draw rows.
	vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600);
	vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(600);
	vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
	vi.stubGlobal('Worker', worker);
});

afterEach(() => {
	cleanup();
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

function shop() {
	const { store, publish } = manualStore();
	const scene = new Scene();
	render(<App store={store} retry={() => Promise.resolve()} />);
	const draw = () => {
		act(() => {
			publish();
		});
	};
	follow(scene.channel, store);
	scene.join();
	scene.play();
	scene.checkOut();
	draw();
	return { scene, draw, user: userEvent.setup() };
}

const row = (sessionId: string) =>
	document.querySelector(`[data-of-peer="${SHOP}"][data-actor="${sessionId}"]`) as HTMLElement;
const paths = (selector: string) =>
	[...document.querySelectorAll<HTMLElement>(`.diagram-state${selector}`)].map(
		(box) => box.dataset.statePath,
	);
/** With its states: React Flow shows what lies on its canvas only once the canvas is there. */
const canvas = (name: string) =>
	waitFor(() => {
		expect(screen.getByRole('region', { name: `State diagram of ${name}` })).toBeDefined();
		expect(paths('')).not.toEqual([]);
	}, A_LAYOUT);

it('shows the diagram of an actor that has a definition, with its active states lit', async () => {
	const { user, scene, draw } = shop();
	await user.click(row('x:1'));
	await canvas('order');
	expect(screen.getByRole('tab', { name: 'Diagram' }).getAttribute('aria-selected')).toBe('true');
	expect(paths('')).toEqual([
		'',
		'paid',
		'cart',
		'checkout',
		'delivered',
		'cancelled',
		'paid.packing',
		'paid.shipping',
	]);
	expect(paths('[data-active=true]')).toEqual(['', 'paid', 'paid.packing']);
	const box = document.querySelector('[data-state-path="paid.packing"]');

	scene.step(SHOP, 'x:1', { type: 'PACKED' }, { value: { paid: 'shipping' } });
	draw();
	expect(paths('[data-active=true]')).toEqual(['', 'paid', 'paid.shipping']);
	expect(document.querySelector('[data-state-path="paid.packing"]')).toBe(box);
});

it('lights a transition that leads nowhere else in its state', async () => {
	const { user, scene, draw } = shop();
	await user.click(row('x:6'));
	await canvas('checkout');
	scene.step(SHOP, 'x:6', { type: 'LOG' }, { value: { delivery: { parcel: 'away', letter: 'sent' } } });
	draw();
	expect([...document.querySelectorAll('.diagram-row[data-traced]')].map((each) => each.textContent)).toEqual(
		['LOG/ note'],
	);
});

it('traces in a look back what led there, whatever it is compared with', async () => {
	const { user } = shop();
	await user.click(row('x:1'));
	await user.click(screen.getByRole('tab', { name: 'Over time' }));
	for (const name of ['First change', 'Pin to compare', 'Now', 'Diagram']) {
		await user.click(screen.getByRole('button', { name }));
	}
	await canvas('order');
	expect(
		[...document.querySelectorAll('.diagram-label-line[data-traced]')].map((line) => line.textContent),
	).toEqual(['PAY']);
});

it('lists the states, finds one, says all of it in words, and shuts and opens them by the keyboard', async () => {
	const { user } = shop();
	await user.click(row('x:6'));
	await canvas('checkout');
	await user.click(screen.getByRole('button', { name: 'States' }));
	const list = screen.getByRole('tree', { name: 'States' });
	expect(within(list).getByRole('treeitem', { name: /^delivery/ }).textContent).toContain('(active)');

	await user.type(screen.getByRole('searchbox', { name: 'Find a state' }), 'card');
	await waitFor(() => {
		expect(within(list).getAllByRole('treeitem')).toHaveLength(1);
	});
	await user.click(within(list).getByRole('treeitem', { name: 'card' }));
	const words = screen.getByRole('region', { name: 'The chosen state' });
	expect(words.textContent).toContain('payment.card');
	expect(words.textContent).toContain('chargeCard as charge');
	expect(words.textContent).toContain('error: charge [mayRetry] → payment.choosing');
	expect(document.querySelector('[data-chosen]')?.getAttribute('data-state-path')).toBe('payment.card');

	await user.clear(screen.getByRole('searchbox', { name: 'Find a state' }));
	await user.click(await within(list).findByRole('treeitem', { name: 'payment' }));
	await user.keyboard('{ArrowLeft}');
	await waitFor(() => {
		expect(paths('')).not.toContain('payment.card');
	}, A_LAYOUT);
	const shut = document.querySelector('[data-state-path="payment"]');
	expect(shut?.textContent).toContain('4 states');
	await user.keyboard('{ArrowRight}');
	await waitFor(() => {
		expect(paths('')).toContain('payment.card');
	}, A_LAYOUT);
});

it('shows the snapshot of an actor without a definition, as boxes beside its context', async () => {
	const { user, scene, draw } = shop();
	scene.step(SHOP, 'x:4', { type: 'X' }, { value: { paid: { parcel: 'packing', letter: 'written' } } });
	draw();
	await user.click(row('x:4'));
	await user.click(screen.getByRole('tab', { name: 'Diagram' }));
	expect(
		[...document.querySelectorAll<HTMLElement>('.snapshot-box')].map((box) => box.dataset.statePath),
	).toEqual(['paid', 'paid.parcel', 'paid.parcel.packing', 'paid.letter', 'paid.letter.written']);
	expect(screen.getByRole('region', { name: 'Context' }).textContent).toContain('Ada Lovelace');
	expect(screen.getByRole('region', { name: 'State' }).textContent).toContain('told of no definition');
});

it('shows what an actor without states has come to, and no state of it', async () => {
	const { user, scene, draw } = shop();
	const snapshot = { status: 'done', value: '', output: 10 };
	scene.actor(SHOP, 'x:7', 'price', { definition: '{"id":"price"}', snapshot });
	draw();
	await user.click(row('x:7'));
	await waitFor(() => {
		expect(screen.getByRole('region', { name: 'State' }).textContent).toBe('StateAn actor without states.');
	}, A_LAYOUT);
	expect(screen.getByRole('region', { name: 'Output' }).textContent).toContain('10');
	await user.click(screen.getByRole('tab', { name: 'Overview' }));
	expect(screen.getByRole('region', { name: 'State' }).textContent).toBe('StateAn actor without states.');
});

it('shows the snapshot where the definition cannot be read', async () => {
	const { user, scene, draw } = shop();
	scene.actor(SHOP, 'x:7', 'broken', { definition: '{"id":', snapshot: { status: 'active', value: 'on' } });
	draw();
	await user.click(row('x:7'));
	await waitFor(() => {
		expect(screen.getByRole('region', { name: 'State' }).textContent).toContain(
			'no states that this page can read',
		);
	});
	expect(document.querySelector('.snapshot-box')?.textContent).toBe('on');
});

it('says what it leaves out, and what a definition does not name', async () => {
	const { user, scene, draw } = shop();
	const snapshot = { status: 'active', value: 'elsewhere' };
	const names = Array.from({ length: 500 }, (_, at) => [`state${at}`, {}]);
	const definition = JSON.stringify({ id: 'crowded', states: Object.fromEntries(names) as object });
	scene.actor(SHOP, 'x:8', 'crowded', { definition, snapshot });
	draw();
	await user.click(row('x:8'));
	await canvas('crowded');
	const notes = screen.getByRole('list', { name: 'What the diagram leaves out' });
	expect(notes.textContent).toContain('400 of 501 states are drawn');
	expect(notes.textContent).toContain('It is in elsewhere, which its definition does not name.');
});

it('says what to do when no layout is found, and tries again', async () => {
	const { user, scene, draw } = shop();
	const definition = JSON.stringify({ id: 'unlucky', states: { one: {}, two: {} } });
	scene.actor(SHOP, 'x:9', 'unlucky', { definition, snapshot: { status: 'active', value: 'one' } });
	draw();
	outOfOrder = true;
	await user.click(row('x:9'));
	const alert = await screen.findByRole('alert');
	expect(alert.textContent).toContain('It is out of order.');
	outOfOrder = false;
	await user.click(screen.getByRole('button', { name: 'Try again' }));
	await canvas('unlucky');
	expect(paths('[data-active=true]')).toEqual(['', 'one']);
});
