import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Scene, SHOP } from '../dev/scene.ts';
import { Conversation, sequence } from '../dev/sequence-scene.ts';
import { follow } from '../src/channel/follow.ts';
import { App } from '../src/views/App.tsx';
import { manualStore } from './events.ts';

beforeEach(() => {
	history.replaceState(null, '', `${location.pathname}#dock=sequence`);
	localStorage.clear();
	vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(1_200);
	vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(1_200);
	vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(1_200);
});

afterEach(() => {
	cleanup();
	vi.restoreAllMocks();
});

function page(play: (scene: Scene) => void = sequence) {
	const { store, publish } = manualStore();
	const scene = new Scene();
	follow(scene.channel, store);
	scene.join();
	play(scene);
	const draw = () => {
		act(() => {
			publish();
		});
	};
	render(<App store={store} retry={() => Promise.resolve()} />);
	draw();
	return { scene, draw, user: userEvent.setup() };
}

const row = (type: string, kind = 'message') => {
	const found = document.querySelector<HTMLElement>(
		`.seq-row[data-kind="${kind}"][data-event-type="${type}"]`,
	);
	if (found === null) throw new Error(`There is no ${kind} of ${type}.`);
	return found;
};
const sequenceList = () => screen.getByRole('listbox', { name: 'Sequence' });
const heads = () =>
	[...document.querySelectorAll<HTMLElement>('[data-lane]')].map(({ dataset }) => dataset.name);

describe('the sequence view', () => {
	it('draws an arrow for each event, with the state it led to, and says it in words', () => {
		page();
		expect(row('PAY').dataset).toMatchObject({
			from: 'p-b20c44 x:0',
			to: 'p-7f3a91 x:3',
			state: 'paid.packing',
		});
		expect(row('PAY').textContent).toContain(
			'PAY⁩ from ⁨cart-7⁩ of ⁨checkout-ui⁩ to ⁨order-7⁩ of ⁨orders-service⁩',
		);
		expect(row('TRACK', 'reply').dataset.code).toBe('timeout');
	});

	it('shows what an event carried when it is chosen, at either end, and the state it led to', async () => {
		const { user } = page();
		await user.click(row('PAY'));
		const parts = screen.getByRole('group', { name: 'What this row shows' });
		expect(
			within(parts)
				.getAllByRole('button')
				.map((part) => part.textContent),
		).toEqual(['Sent', 'Received', 'State']);
		await user.click(within(parts).getByRole('button', { name: 'State' }));
		expect(screen.getByRole('region', { name: 'Chosen event' }).textContent).toContain('packing');
		expect(row('PAY').getAttribute('aria-selected')).toBe('true');
		expect(location.hash).toContain('event=p-7f3a91');
	});

	it('leads from an ask to its reply and back, and marks the other one', async () => {
		const { user } = page();
		await user.click(row('TRACK', 'reply'));
		expect(row('TRACK').dataset.belongs).toBe('true');
		await user.click(screen.getByRole('button', { name: 'Asked' }));
		expect(row('TRACK').getAttribute('aria-selected')).toBe('true');
		expect(row('TRACK', 'reply').dataset.belongs).toBe('true');
		expect(row('TRACK', 'reply').textContent).toContain('fails to answer (⁨timeout⁩)');
		expect(row('TRACK', 'reply').textContent).toContain('after 37 ms');
		await user.click(screen.getByRole('button', { name: 'Reply' }));
		expect(row('TRACK', 'reply').getAttribute('aria-selected')).toBe('true');
	});

	it('counts dead letters and goes to the newest', async () => {
		const { user } = page();
		await user.click(screen.getByRole('button', { name: '1 dead letter' }));
		expect(row('CANCEL', 'dead').getAttribute('aria-selected')).toBe('true');
		expect(screen.getByRole('region', { name: 'Chosen event' }).textContent).toContain(
			'There is no such actor.',
		);
	});

	it('is walked through with the arrow keys', async () => {
		const { user } = page();
		sequenceList().focus();
		await user.keyboard('{ArrowUp}');
		expect(row('CANCEL', 'dead').getAttribute('aria-selected')).toBe('true');
		await user.keyboard('{ArrowUp}');
		expect(row('DELIVERED').getAttribute('aria-selected')).toBe('true');
		await user.keyboard('{Home}');
		const [first] = within(sequenceList()).getAllByRole('option');
		expect(first?.getAttribute('aria-selected')).toBe('true');
	});

	it('hides a lane and shows it again, and finds lanes by name', async () => {
		const { user } = page();
		expect(heads()).toEqual(['', 'warehouse', 'order-7', 'cart-7']);
		await user.click(screen.getByRole('button', { name: 'Hide the lane of warehouse' }));
		expect(heads()).toEqual(['', 'order-7', 'cart-7']);
		await user.click(screen.getByRole('button', { name: '1 hidden: show' }));
		expect(heads()).toContain('warehouse');
		await user.type(screen.getByRole('searchbox', { name: 'Filter the lanes' }), 'cart');
		await waitFor(() => {
			expect(heads()).toEqual(['cart-7']);
		});
	});

	it('says what to do where no lane matches', async () => {
		const { user } = page();
		await user.type(screen.getByRole('searchbox', { name: 'Filter the lanes' }), 'nobody');
		await screen.findByText('No lane matches');
	});

	it('goes on with what happens', () => {
		const { scene, draw } = page();
		new Conversation(scene).across('REFUND', 'x:3', 'refunded');
		draw();
		expect(row('REFUND').dataset.state).toBe('refunded');
	});

	it('draws only what is seen of 20,000 rows', async () => {
		page((scene) => {
			for (let i = 0; i < 20_000; i++) {
				scene.channel.tell(SHOP, {
					type: '@xstate.event',
					_seq: i + 1,
					sessionId: 'x:0',
					event: { type: `T${i}` },
				});
			}
		});
		await waitFor(
			() => {
				expect(row('T19999')).toBeTruthy();
			},
			{ timeout: 15_000 },
		);
		expect(document.querySelectorAll('.seq-row').length).toBeLessThan(60);
	});

	it('has no more of a name than can be seen, in no attribute either', () => {
		const long = 'E'.repeat(100_000);
		page((scene) => {
			scene.actor(SHOP, 'x:1', long, {});
			scene.step(SHOP, 'x:1', { type: long }, { value: long });
		});
		expect(sequenceList().parentElement?.outerHTML.length).toBeLessThan(50_000);
	});
});
