import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageStatus } from '../src/store/types.ts';
import { leave, prepare, row, shop } from './shop-page.tsx';

beforeEach(prepare);
afterEach(leave);

const REFUSALS: readonly [string, PageStatus, string][] = [
	['refuses it', { state: 'refused', code: '401', message: 'Log in again.' }, 'Log in again.'],
	[
		'closes its channel',
		{ state: 'closed', error: { code: 'replaced', message: 'It is open elsewhere.' } },
		'It is open elsewhere.',
	],
];

describe('a page that has seen something', () => {
	it.each(REFUSALS)('keeps it within reach when the application %s', async (_what, status, message) => {
		const retry = vi.fn(() => Promise.resolve());
		const { store, draw, user } = shop(retry);
		await user.click(row('x:3'));
		store.setStatus(status);
		draw();
		expect(screen.getByRole('alert').textContent).toContain(message);
		expect(row('x:1').dataset.state).toBe('paid.packing');
		expect(document.querySelector('[data-chosen-actor="x:3"]')).not.toBeNull();
		expect(document.querySelectorAll('[data-event-type="PAY"]').length).toBeGreaterThan(0);
		await user.click(screen.getByRole('button', { name: 'Try again' }));
		expect(retry).toHaveBeenCalledOnce();
	});

	it('keeps it within reach while it begins anew, and says what it waits for', () => {
		const { store, draw } = shop();
		store.setStatus({ state: 'loading' });
		draw();
		expect(row('x:1').dataset.state).toBe('paid.packing');
		store.setStatus({ state: 'waiting', message: 'Connection refused.' });
		draw();
		expect(row('x:1').dataset.state).toBe('paid.packing');
		expect(document.querySelector('.channel-problem')?.textContent).toContain('Connection refused.');
	});
});
