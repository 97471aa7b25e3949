import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SHOP } from '../dev/scene.ts';
import { leave, prepare, row, shop } from './shop-page.tsx';

beforeEach(() => {
	prepare();
	// As long as its rows: 28 pixels each.
	vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockImplementation(function (this: HTMLElement) {
		return parseInt(this.querySelector<HTMLElement>('.log-rows')?.style.height ?? '0', 10);
	});
});
afterEach(leave);

const last = () =>
	[...document.querySelectorAll('.log-list [role=option]')].at(-1)?.getAttribute('aria-posinset');

it('shows the newest rows still once it is not followed any more', async () => {
	const { scene, draw, user } = shop();
	for (let i = 0; i < 200; i++) scene.step(SHOP, 'x:1', { type: 'TICK' }, { value: 'cart' });
	draw();
	const newest = last();
	expect(Number(newest)).toBeGreaterThan(200);
	await user.click(screen.getByRole('button', { name: 'Follow the newest' }));
	expect(last()).toBe(newest);
});

it('goes to the row that a link leads to, and follows no more', async () => {
	const { scene, draw } = shop();
	for (let i = 0; i < 200; i++) scene.step(SHOP, 'x:1', { type: 'TICK' }, { value: 'cart' });
	const chosen = () => document.querySelector<HTMLElement>('.log-list [aria-selected=true]');
	draw();
	const early = document.querySelector<HTMLElement>('.log-list [role=option]')?.dataset.seq;
	for (let i = 0; i < 200; i++) scene.step(SHOP, 'x:1', { type: 'TICK' }, { value: 'cart' });
	draw();
	act(() => {
		location.hash = `#event=${SHOP}:${early}`;
		window.dispatchEvent(new HashChangeEvent('hashchange'));
	});
	await waitFor(() => {
		expect(chosen()?.dataset.seq).toBe(early);
	});
	expect(screen.getByRole('button', { name: 'Follow the newest' }).getAttribute('aria-pressed')).toBe(
		'false',
	);
	scene.step(SHOP, 'x:1', { type: 'TICK' }, { value: 'cart' });
	draw();
	expect(chosen()?.dataset.seq).toBe(early);
});

it('leaves a list of changes where its reader is, whatever else changes', async () => {
	const { scene, draw, user } = shop();
	for (let i = 0; i < 100; i++) scene.step(SHOP, 'x:1', { type: `T${i}` }, { value: `s${i}` });
	draw();
	await user.click(row('x:1'));
	await user.click(screen.getByRole('tab', { name: 'Over time' }));
	const list = await screen.findByRole('listbox', { name: 'Changes' });
	for (const top of [2_000, 1_000]) {
		list.scrollTop = top;
		fireEvent.scroll(list);
	}
	scene.step(SHOP, 'x:1', { type: 'LATER' }, { value: 'later' });
	draw();
	expect(list.scrollTop).toBe(1_000);
});
