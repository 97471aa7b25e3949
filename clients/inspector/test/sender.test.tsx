import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CART_PAGE, SHOP } from '../dev/scene.ts';
import { actorEvent, sentEvent } from './events.ts';
import { leave, prepare, shop } from './shop-page.tsx';

beforeEach(prepare);
afterEach(leave);

/** The texts behind the types of the last rows of the log. */
function senders(count: number): (string | undefined)[] {
	const rows = [...document.querySelectorAll('.log-row .log-what')].slice(-count);
	return rows.map((what) => what.querySelector('.log-type')?.nextElementSibling?.textContent);
}

describe('who sent an event', () => {
	it('is this page by a mark that no name of an actor looks or reads like', () => {
		const { scene, draw } = shop();
		act(() => {
			scene.channel.tell(SHOP, actorEvent('x:8', { _seq: 100, name: 'this page' }));
			scene.channel.tell(SHOP, actorEvent('x:9', { _seq: 101, name: 'sent by this page' }));
			for (const sourceId of ['p-self/', 'x:8', 'x:9']) {
				scene.channel.tell(SHOP, { ...sentEvent('x:1', 'PAY', 102), sourceId });
			}
		});
		draw();
		expect(senders(3)).toEqual(['sent by this page', 'from this page', 'from sent by this page']);
		const marks = [...document.querySelectorAll('.log-own')];
		expect(marks).toHaveLength(1);
		expect(marks[0]?.closest('bdi')).toBeNull();
	});

	it('is an actor of another peer by a mark that no name of an actor looks like', () => {
		const { scene, draw } = shop();
		act(() => {
			scene.channel.tell(SHOP, actorEvent('x:8', { _seq: 100, name: 'visit of checkout-ui' }));
			for (const sourceId of [`${CART_PAGE}/x:9`, `${CART_PAGE}/`, 'x:8']) {
				scene.channel.tell(SHOP, { ...sentEvent('x:1', 'PAY', 102), sourceId });
			}
		});
		draw();
		expect(senders(3)).toEqual(['from x:9 of checkout-ui', 'from checkout-ui', 'from visit of checkout-ui']);
		const rows = [...document.querySelectorAll('.log-row')].slice(-3);
		expect(rows.map((each) => each.querySelector('.log-source-peer')?.textContent)).toEqual([
			'checkout-ui',
			'checkout-ui',
			undefined,
		]);
	});

	it('is this page also where it gets the answer', () => {
		const { scene, draw } = shop();
		const reply = { type: '@xstate.reply', _seq: 100, sessionId: 'x:1', event: { type: 'PAY' } };
		scene.channel.tell(SHOP, { ...reply, createdAt: '1795333633049', targetId: 'p-self/' });
		draw();
		expect(senders(1)).toEqual(['for this page']);
	});

	it('is found by the words of the mark', async () => {
		const { scene, draw, user } = shop();
		scene.channel.tell(SHOP, { ...sentEvent('x:1', 'MINE', 100), sourceId: 'p-self/' });
		draw();
		await user.type(screen.getByRole('searchbox', { name: 'Filter the events' }), '"this page" kind:event');
		await waitFor(() => {
			expect([...document.querySelectorAll('.log-type')].map((type) => type.textContent)).toEqual(['MINE']);
		});
	});
});
