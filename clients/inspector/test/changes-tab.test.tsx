import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SHOP } from '../dev/scene.ts';
import { leave, prepare, row, shop } from './shop-page.tsx';

beforeEach(prepare);
afterEach(leave);

async function overTime(sessionId = 'x:1') {
	const all = shop();
	await all.user.click(row(sessionId));
	await all.user.click(screen.getByRole('tab', { name: 'Over time' }));
	return all;
}

const chosen = () => screen.getByRole('region', { name: 'Chosen change' });
const list = () => screen.getByRole('listbox', { name: 'Changes' });
const looked = () => within(list()).getAllByRole('option', { selected: true })[0]?.dataset.changeBy;
const press = (name: string) => screen.getByRole('button', { name });
const differences = () =>
	within(screen.getByRole('tree', { name: 'Differences' }))
		.getAllByRole('treeitem')
		.map((line) => line.textContent);

describe('state over time', () => {
	it('shows what the newest change changed, and goes on with the next', async () => {
		const { scene, draw } = await overTime();
		expect(looked()).toBe('PAY');
		expect(within(chosen()).getByRole('list', { name: 'State' }).textContent).toBe(
			'−removedcheckout+addedpaid.packing',
		);
		expect(within(chosen()).getByRole('list', { name: 'Tags' }).textContent).toContain(
			'addedawaiting shipment',
		);
		expect(differences()).toContainEqual(expect.stringMatching(/changed total:\d+→\d+/));
		scene.step(SHOP, 'x:1', { type: 'PACKED' }, { value: { paid: 'shipping' } });
		draw();
		expect(looked()).toBe('PACKED');
		expect(screen.getByText('Now')).toBeTruthy();
	});

	it('steps back and forth by buttons, slider and arrow keys, and comes back to now', async () => {
		const { user } = await overTime();
		await user.click(press('Change before'));
		expect(looked()).toBe('CHECKOUT');
		await user.click(press('First change'));
		expect(looked()).toBe('ADD_ITEM');
		expect(press('Change before').getAttribute('aria-disabled')).toBe('true');
		expect(chosen().textContent).toContain('nothing before it is kept');
		await user.click(press('Change after'));
		fireEvent.change(screen.getByRole('slider', { name: 'Change' }), { target: { value: '0' } });
		expect(looked()).toBe('ADD_ITEM');
		act(() => {
			list().focus();
		});
		await user.keyboard('{ArrowDown}{ArrowDown}');
		expect(looked()).toBe('PAY');
		expect(screen.getByText('Looking back')).toBeTruthy();
		await user.keyboard('{Escape}');
		expect(screen.queryByText('Looking back')).toBeNull();
		await user.click(press('Change before'));
		await user.click(press('Change after'));
		expect(screen.getByText('Looking back')).toBeTruthy();
		await user.click(press('Change after'));
		expect(screen.queryByText('Looking back')).toBeNull();
	});

	it('keeps still what is looked at while the actor goes on, and says how much is new', async () => {
		const { user, scene, draw } = await overTime();
		await user.click(press('Change before'));
		const before = [chosen().textContent, list().textContent];
		for (let i = 0; i < 3; i++) scene.step(SHOP, 'x:1', { type: 'LATER' }, { value: 'cart' });
		draw();
		expect([chosen().textContent, list().textContent]).toEqual(before);
		expect(row('x:1').dataset.state).toBe('cart');
		await user.click(screen.getByRole('button', { name: 'Back to now · 3 new' }));
		expect(looked()).toBe('LATER');
	});

	it('keeps what is looked at though the log lets it go', async () => {
		const { user, store, draw } = await overTime();
		await user.click(press('Change before'));
		const before = within(chosen()).getByRole('list', { name: 'State' }).textContent;
		store.clearLog();
		draw();
		expect(screen.getByText('no longer in the log')).toBeTruthy();
		expect(within(chosen()).getByRole('list', { name: 'State' }).textContent).toBe(before);
		await user.click(press('Now'));
		expect(screen.getByText('No change seen yet')).toBeTruthy();
	});

	it('compares any two, and shows one whole', async () => {
		const { user } = await overTime();
		await user.click(press('First change'));
		await user.click(press('Pin to compare'));
		await user.click(press('Now'));
		expect(within(chosen()).getByRole('list', { name: 'State' }).textContent).toBe(
			'−removedcart+addedpaid.packing',
		);
		expect(chosen().textContent).toContain('from the pinned ADD_ITEM');
		await user.click(press('Unpin'));
		expect(within(chosen()).getByRole('list', { name: 'State' }).textContent).toContain('checkout');
		await user.click(press('Snapshot'));
		expect(screen.getByRole('tree', { name: 'Snapshot' }).textContent).toContain('packing');
	});

	it('leads to the event in the log, and a link leads back', async () => {
		const { user } = await overTime();
		await user.click(press('First change'));
		await user.click(press('Show it among the events'));
		expect(location.hash).toContain('tab=changes');
		const link = location.hash;
		expect(screen.getByRole('region', { name: 'Chosen event' }).textContent).toContain('ADD_ITEM');
		leave();
		prepare();
		history.replaceState(null, '', link);
		shop();
		expect(await screen.findByText('Looking back')).toBeTruthy();
		expect(looked()).toBe('ADD_ITEM');
	});

	it('is there for an actor that is gone', async () => {
		const { user, scene, draw } = await overTime();
		act(() => {
			scene.channel.change({ peers: [] });
		});
		draw();
		expect(screen.getByText(/has left the channel/)).toBeTruthy();
		await user.click(press('Change before'));
		expect(looked()).toBe('CHECKOUT');
	});

	it('says so where no change was seen', async () => {
		await overTime('x:0');
		expect(screen.getByText('No change seen yet')).toBeTruthy();
	});
});
