import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
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

	describe('flashes', () => {
		/** Later than all that the scene tells of. */
		const LATER = Date.now() + 60_000;
		const flashOf = (sessionId: string) => row(sessionId).querySelector('.flash');
		const change = (sessionId: string, time: number) => ({
			...snapshotEvent(sessionId, { value: `as of ${time}` }),
			createdAt: String(LATER + time),
		});
		const several = (time: number) => Array.from({ length: 9 }, (_, index) => change(`x:${index + 1}`, time));

		it('a row whose actor changes after a rest, and not one that changes all the time', () => {
			const { scene, draw } = shop();
			let time = 0;
			const flashAfter = (rest: number) => {
				scene.channel.tell(SHOP, change('x:1', (time += rest)));
				draw();
				return flashOf('x:1');
			};
			// What happened before the row was shown is no news.
			expect(flashOf('x:1')).toBeNull();
			const first = flashAfter(0);
			expect(first).not.toBeNull();
			for (let soon = 0; soon < 10; soon++) expect(flashAfter(749)).toBe(first);
			const second = flashAfter(750);
			expect(second).not.toBe(first);
			if (second === null) throw new Error('It does not flash again.');
			fireEvent.animationEnd(second);
			expect(flashOf('x:1')).toBeNull();
		});

		it('no row where many change at once, and ends none that has begun', () => {
			const { scene, draw } = shop();
			scene.channel.tell(SHOP, ...several(0));
			draw();
			expect(document.querySelectorAll('.flash')).toHaveLength(0);
			scene.channel.tell(SHOP, change('x:1', 1_000));
			draw();
			const begun = flashOf('x:1');
			expect(begun).not.toBeNull();
			scene.channel.tell(SHOP, ...several(1_100).slice(1), change('x:77', 1_100));
			draw();
			expect([...document.querySelectorAll('.flash')]).toEqual([begun]);
		});

		it('the only row that is shown, whatever those change that are hidden', async () => {
			const { scene, draw, user } = shop();
			await user.type(screen.getByRole('searchbox', { name: 'Search actors' }), 'x:1');
			await waitFor(() => {
				expect(shown()).toEqual(['x:1']);
			});
			scene.channel.tell(SHOP, ...several(0));
			draw();
			expect(flashOf('x:1')).not.toBeNull();
		});
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
