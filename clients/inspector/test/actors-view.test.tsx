import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SHOP } from '../dev/scene.ts';
import { snapshotEvent } from './events.ts';
import { leave, prepare, row, shop } from './shop-page.tsx';

beforeEach(prepare);
afterEach(() => {
	vi.useRealTimers();
	leave();
});

const shown = () =>
	[...document.querySelectorAll<HTMLElement>('[data-actor]')].map(({ dataset }) => dataset.actor);

describe('the tree of actors', () => {
	it('is narrowed down by what is chosen, says how much it hides, and remembers it', async () => {
		const { user } = shop();
		await user.click(screen.getByRole('button', { name: 'Filter the actors' }));
		const status = screen.getByRole('group', { name: 'Status' });
		await user.click(within(status).getByRole('button', { name: /error/ }));
		expect(shown()).toEqual(['x:4']);
		expect(screen.getByTestId('hidden-actors').textContent).toContain('6 hidden');

		leave();
		const filter = localStorage.getItem('xstate-inspector-actors') ?? '';
		prepare();
		localStorage.setItem('xstate-inspector-actors', filter);
		const again = shop();
		expect(shown()).toEqual(['x:4']);
		await again.user.click(screen.getByRole('button', { name: 'Show other than status error, too' }));
		expect(screen.queryByTestId('hidden-actors')).toBeNull();
		expect(shown().length).toBeGreaterThan(4);
	});

	it('counts events a second, of each actor and of all, and comes to rest', () => {
		vi.useFakeTimers();
		const { scene, draw } = shop();
		const second = () => {
			act(() => {
				vi.advanceTimersByTime(1_000);
			});
		};
		second();
		second();
		for (let i = 0; i < 20; i++) scene.step(SHOP, 'x:1', { type: 'TICK' }, { value: 'cart' });
		draw();
		second();
		expect(row('x:1').querySelector('.row-count')?.textContent).toBe('10/s');
		expect(screen.getByTestId('event-rate').textContent).toBe('10 events/s');
		for (let i = 0; i < 4; i++) second();
		expect(row('x:1').querySelector('.row-count')?.textContent).toBe('23');
		expect(screen.getByTestId('event-rate').textContent).toBe('0 events/s');
	});

	it('flashes a row whose actor changes after a rest, and not one that changes all the time', () => {
		const { scene, draw } = shop();
		let time = Date.now();
		const flashAfter = (rest: number) => {
			time += rest;
			const change = snapshotEvent('x:1', { value: `as of ${time}` });
			scene.channel.tell(SHOP, { ...change, createdAt: String(time) });
			draw();
			return row('x:1').querySelector('.flash');
		};
		// What happened before the row was shown is no news.
		expect(row('x:1').querySelector('.flash')).toBeNull();
		const first = flashAfter(500);
		expect(first).not.toBeNull();
		for (let soon = 0; soon < 10; soon++) expect(flashAfter(499)).toBe(first);
		expect(flashAfter(500)).not.toBe(first);
		const ended = row('x:1').querySelector('.flash');
		if (ended !== null) fireEvent.animationEnd(ended);
		expect(row('x:1').querySelector('.flash')).toBeNull();
	});

	it('flashes no row where many change at once', () => {
		const { scene, draw } = shop();
		const changes = (count: number) =>
			Array.from({ length: count }, (_, index) => ({
				...snapshotEvent(`x:${index + 1}`, { value: 'shaken' }),
				createdAt: String(Date.now()),
			}));
		scene.channel.tell(SHOP, ...changes(9));
		draw();
		expect(document.querySelectorAll('.flash')).toHaveLength(0);
		scene.channel.tell(SHOP, {
			...snapshotEvent('x:1', { value: 'alone' }),
			createdAt: String(Date.now() + 500),
		});
		draw();
		expect(document.querySelectorAll('.flash')).toHaveLength(1);
	});

	it('does not show an actor of which only an event was told', () => {
		const { scene, draw } = shop();
		scene.channel.tell(SHOP, {
			type: '@xstate.event',
			_seq: 99,
			sessionId: 'x:77',
			sourceId: 'x:78',
			event: { type: 'LOST' },
		});
		draw();
		expect(shown()).not.toContain('x:77');
		expect(shown()).not.toContain('x:78');
	});
});
