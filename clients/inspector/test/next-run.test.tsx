import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { peer } from '../dev/fake-channel.ts';
import { SHOP } from '../dev/scene.ts';
import type { Peer } from '../src/channel/types.ts';
import { leave, prepare, row, shop } from './shop-page.tsx';

beforeEach(prepare);
afterEach(leave);

const REAL = { name: 'orders-service', instance: 'host-12', permissions: ['inspect', 'send'] };

/** The shop, with the order of the application chosen in it. */
async function chosen() {
	const page = shop();
	const { scene, draw, user } = page;
	await user.click(row('x:1'));
	const say = (peers: readonly Peer[]) => {
		act(() => {
			scene.channel.change({ peers });
		});
		draw();
	};
	const others = scene.channel.peers.filter(({ peerId }) => peerId !== SHOP);
	return {
		...page,
		others,
		say,
		/** A peer that comes to those who are there, with an order of the same session id. */
		come: (peerId: string, members: Partial<Peer> = {}) => {
			say([...scene.channel.peers, peer(peerId, { ...REAL, ...members })]);
			scene.actor(peerId, 'x:1', 'order', { snapshot: { status: 'active', value: `of ${peerId}` } });
			draw();
		},
		go: (peerId: string) => {
			say(scene.channel.peers.filter((each) => each.peerId !== peerId));
		},
	};
}

const state = () => document.querySelector<HTMLElement>('[data-chosen-actor]')?.dataset.state;
const isGone = () => screen.queryByText(/has left the channel/) !== null;

function link(hash: string): void {
	act(() => {
		location.hash = hash;
		window.dispatchEvent(new HashChangeEvent('hashchange'));
	});
}

describe('the chosen actor of a peer that left', () => {
	it('goes on with its next run, and with the one after that', async () => {
		const { come, go } = await chosen();
		go(SHOP);
		expect(isGone()).toBe(true);
		come('p-2');
		expect(state()).toBe('of p-2');
		go('p-2');
		come('p-3');
		expect(state()).toBe('of p-3');
		expect(isGone()).toBe(false);
	});

	it('goes on when the whole channel comes back under other ids, as after a restart of the hub', async () => {
		const { scene, say, draw, others } = await chosen();
		const ids = [...others, peer(SHOP, REAL)].map((each, i) => ({ ...each, peerId: `p-again-${i}` }));
		say(ids);
		scene.actor(`p-again-${others.length}`, 'x:1', 'order', {
			snapshot: { status: 'active', value: 'cart' },
		});
		draw();
		expect(state()).toBe('cart');
	});

	it('goes on where its machine has another name now', async () => {
		const { come, go } = await chosen();
		go(SHOP);
		come('p-2', { instance: 'pod-b' });
		expect(state()).toBe('of p-2');
	});

	it('goes on with that of two instances which comes back', async () => {
		const { come, go } = await chosen();
		come('p-13', { instance: 'host-13' });
		go(SHOP);
		expect(state()).toBe('paid.packing');
		expect(isGone()).toBe(true);
		come('p-2');
		expect(state()).toBe('of p-2');
	});

	it.each([
		['is of another kind', { kind: 'browser' }],
		['may less, as the hub says', { permissions: ['inspect'] }],
	])('is not that of a peer with its name that %s', async (_what, members) => {
		const { come, go } = await chosen();
		go(SHOP);
		come('p-foreign', members);
		expect(isGone()).toBe(true);
		expect(state()).toBe('paid.packing');
	});

	it('is never that of a peer which was there beside it', async () => {
		const { come, go } = await chosen();
		come('p-foreign');
		expect(state()).toBe('paid.packing');
		go(SHOP);
		expect(isGone()).toBe(true);
		expect(state()).toBe('paid.packing');
		go('p-foreign');
		come('p-foreign-2');
		expect(state()).toBe('paid.packing');
	});

	it('is not that of one of two who come at once', async () => {
		const { scene, say, draw, go, others } = await chosen();
		go(SHOP);
		say([...others, peer('p-2', REAL), peer('p-3', REAL)]);
		for (const id of ['p-2', 'p-3']) scene.actor(id, 'x:1', 'order');
		draw();
		expect(isGone()).toBe(true);
	});

	it('stays what it was when the reader comes back to it', async () => {
		const { come, go, user } = await chosen();
		const address = location.hash;
		come('p-foreign');
		go(SHOP);
		await user.click(row('x:1', 'p-foreign'));
		expect(state()).toBe('of p-foreign');
		link(address);
		expect(document.querySelector('[data-chosen-actor]')).toBeNull();
	});
});

describe('a link to a run of long ago', () => {
	const LINK = '#peerId=p-before&peer=orders-service&actor=x:1';

	it('leads to the only peer of that name, and stays with it', async () => {
		const { come, go } = await chosen();
		link(LINK);
		expect(state()).toBe('paid.packing');
		come('p-foreign');
		expect(state()).toBe('paid.packing');
		go(SHOP);
		expect(isGone()).toBe(true);
	});

	it('leads nowhere where two have that name', async () => {
		const { come } = await chosen();
		come('p-foreign');
		link(LINK);
		expect(screen.getByText('It is not here')).toBeTruthy();
	});
});
