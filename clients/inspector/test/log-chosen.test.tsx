import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { leave, prepare, shop } from './shop-page.tsx';

beforeEach(prepare);
afterEach(leave);

it('leaves a row that no address names for the event that the next address does', async () => {
	const { user } = shop();
	const chosen = () => screen.getByRole('region', { name: 'Chosen event' }).textContent;
	await user.click(screen.getByRole('option', { name: /event.*PAY/ }));
	const { hash } = location;
	await user.click(screen.getByRole('option', { name: /12 events were left out/ }));
	expect(chosen()).toContain('12 events were left out');
	act(() => {
		location.hash = hash;
		window.dispatchEvent(new HashChangeEvent('hashchange'));
	});
	expect(chosen()).toContain('PAY');
});
