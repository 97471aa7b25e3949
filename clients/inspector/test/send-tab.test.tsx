import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChannelError } from 'xstate-webrtc';
import { Scene, SHOP } from '../dev/scene.ts';
import { ScriptedMessenger } from '../dev/scripted-messenger.ts';
import { follow } from '../src/channel/follow.ts';
import { sendingOver } from '../src/sending/use-sending.ts';
import { App } from '../src/views/App.tsx';
import { manualStore } from './events.ts';

beforeEach(() => {
	history.replaceState(null, '', `#peerId=${SHOP}&peer=orders-service&actor=x%3A1&tab=send`);
	localStorage.clear();
	vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600);
	vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(600);
	vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
});

afterEach(() => {
	cleanup();
	vi.restoreAllMocks();
});

function tab({ recorded = false } = {}) {
	const { store, publish } = manualStore();
	const scene = new Scene();
	const messenger = new ScriptedMessenger();
	const draw = () => {
		act(() => {
			publish();
		});
	};
	const sending = recorded ? undefined : sendingOver(messenger);
	render(<App store={store} retry={() => Promise.resolve()} sending={sending} />);
	follow(scene.channel, store);
	scene.join();
	scene.play();
	draw();
	return { scene, messenger, draw, user: userEvent.setup() };
}

const type = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Type' });
const payload = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Payload/ });
const choices = () => screen.getByRole('group', { name: 'Events it accepts in this state' });
const press = (name: string | RegExp) => screen.getByRole('button', { name });
const sent = () => [...document.querySelectorAll<HTMLElement>('[data-sent]')];

describe('the tab for sending', () => {
	it('offers the events that the state accepts, with their guards, and follows the state', () => {
		const { scene, draw } = tab();
		const shown = () =>
			within(choices())
				.getAllByRole('button')
				.map((choice) => choice.textContent);
		expect(shown()).toEqual(['PACKED', 'REFUNDif isWithinReturnWindow']);
		scene.step(SHOP, 'x:1', { type: 'PACKED' }, { value: { paid: 'shipping' } });
		draw();
		expect(shown()).toEqual(['DELIVERED', 'REFUNDif isWithinReturnWindow']);
	});

	it('asks by Ctrl and Enter, and shows what the actor answered', async () => {
		const { user, messenger } = tab();
		await user.click(press('PACKED'));
		expect(type().value).toBe('PACKED');
		await user.click(payload());
		await user.paste('{"box": 3}');
		await user.keyboard('{Control>}{Enter}{/Control}');
		expect(messenger.asked).toMatchObject([
			{ to: { peerId: SHOP, sessionId: 'x:1' }, event: { type: 'PACKED', box: 3 }, timeoutMs: 5_000 },
		]);
		expect(sent().map(({ dataset }) => dataset.outcome)).toEqual(['waiting…']);
		const snapshot = { status: 'active', value: 'later', context: { parcel: 'p-77' } } as const;
		await act(() => messenger.reply({ accepted: true, snapshot }));
		expect(sent().map(({ dataset }) => dataset.outcome)).toEqual(['accepted']);
		expect(screen.getByRole('tree', { name: 'Snapshot after it' }).textContent).toContain('p-77');
		expect(screen.getByText('PACKED: accepted').getAttribute('role')).toBe('status');
	});

	it('sends nothing that is no event, and leads to the mistake', async () => {
		const { user, messenger } = tab();
		await user.click(press('Ask'));
		expect(document.activeElement).toBe(type());
		expect(screen.getByText('An event has a type.')).toBeTruthy();
		await user.type(type(), 'GO');
		await user.click(payload());
		await user.paste('{\n  "a": 1,\n}');
		expect(payload().getAttribute('aria-invalid')).toBe('true');
		expect(screen.getByText('Before } stands no comma.')).toBeTruthy();
		await user.click(press('Ask'));
		expect(messenger.asked).toEqual([]);
		await user.click(press('Line 2, column 9'));
		expect(document.activeElement).toBe(payload());
		expect(payload().selectionStart).toBe(10);
	});

	it('says where the definition does not take an event, and sends it all the same', async () => {
		const { user, messenger } = tab();
		await user.type(type(), 'SHIP');
		expect(screen.getByText('By its definition it does not take this event in this state.')).toBeTruthy();
		await user.click(press('Ask'));
		await act(() => messenger.reply({ accepted: false, reason: "No transition for 'SHIP'" }));
		expect(sent()[0]?.textContent).toContain("No transition for 'SHIP'");
	});

	it('names the property that a refusal asks for', async () => {
		const { user, messenger } = tab();
		await user.type(type(), 'PACKED');
		await user.click(press('Ask'));
		await act(() => messenger.fail(new ChannelError('not-exposed', 'No events from peers.')));
		expect(sent()[0]?.textContent).toContain('xstate.webrtc.actors.exposure.include');
		expect(sent()[0]?.textContent).toContain('No events from peers.');
	});

	it('sends without an answer, and shows a dead letter', async () => {
		const { user, messenger } = tab();
		await user.type(type(), 'PACKED');
		await user.click(press('Send only'));
		await act(() => messenger.settled());
		expect(sent().map(({ dataset }) => dataset.outcome)).toEqual(['sent']);
		act(() => {
			messenger.undelivered({
				peerId: SHOP,
				sessionId: 'x:1',
				code: 'overloaded',
				message: 'The mailbox is full.',
				count: 1,
			});
		});
		expect(sent().map(({ dataset }) => dataset.outcome)).toEqual(['overloaded']);
		expect(sent()[0]?.textContent).toContain('The mailbox is full.');
	});

	it('keeps what is written and what waits while something else is looked at', async () => {
		const { user, messenger } = tab();
		await user.type(type(), 'PACKED');
		await user.click(press('Ask'));
		await user.type(type(), '_LATER');
		await user.click(screen.getByRole('tab', { name: 'Overview' }));
		await act(() => messenger.reply({ accepted: true }));
		await user.click(screen.getByRole('tab', { name: 'Send' }));
		expect(type().value).toBe('PACKED_LATER');
		expect(sent().map(({ dataset }) => dataset.outcome)).toEqual(['accepted']);
	});

	it('sends an event again, takes one back, and lets one be written anew', async () => {
		const { user, messenger } = tab();
		await user.type(type(), 'PAY');
		await user.click(payload());
		await user.paste('{"amount": 7}');
		await user.click(press('Ask'));
		await act(() => messenger.reply({ accepted: true }));
		await user.clear(type());
		await user.click(press('Send PAY again'));
		expect(messenger.asked.map(({ event }) => event)).toEqual([
			{ type: 'PAY', amount: 7 },
			{ type: 'PAY', amount: 7 },
		]);
		await user.click(press('Take PAY back'));
		await waitFor(() => {
			expect(sent().map(({ dataset }) => dataset.outcome)).toEqual(['cancelled', 'accepted']);
		});
		await user.click(screen.getAllByRole('button', { name: 'Edit PAY' })[0] as HTMLElement);
		expect([type().value, payload().value]).toEqual(['PAY', '{\n  "amount": 7\n}']);
	});

	it('is where an event of the overview leads to', async () => {
		const { user } = tab();
		await user.click(screen.getByRole('tab', { name: 'Overview' }));
		await user.click(press('REFUND'));
		expect(type().value).toBe('REFUND');
	});

	it('says what to set where the page may not send, and keeps what was sent before', async () => {
		const { user, scene, draw, messenger } = tab();
		await user.type(type(), 'PACKED');
		await user.click(press('Ask'));
		await act(() => messenger.reply({ accepted: true }));
		scene.channel.change({ self: { peerId: 'p-self', permissions: ['inspect'] } });
		draw();
		expect(screen.getByText('xstate.webrtc.permissions.send')).toBeTruthy();
		expect(screen.queryByRole('textbox', { name: 'Type' })).toBeNull();
		expect(sent()).toHaveLength(1);
		expect(screen.queryByRole('button', { name: /again/ })).toBeNull();
	});

	it('sends nothing while the page is shut out of the channel, and goes on once it is let in', () => {
		const { scene, draw } = tab();
		const error = { code: 'replaced', message: 'It is open elsewhere.' };
		scene.channel.change({ status: { state: 'closed', error } });
		draw();
		expect(screen.getByText('This page is not in the channel')).toBeTruthy();
		expect(screen.queryByRole('textbox', { name: 'Type' })).toBeNull();
		scene.join();
		draw();
		expect(type()).toBeTruthy();
		expect(screen.queryByText(/is connected again/)).toBeNull();
	});

	it('says in a recording that there is nobody to send to', () => {
		tab({ recorded: true });
		expect(screen.getByText('Nothing to send to')).toBeTruthy();
		expect(screen.queryByRole('textbox', { name: 'Type' })).toBeNull();
	});

	it('shows what a hostile peer answers as text', async () => {
		const { user, messenger } = tab();
		await user.type(type(), 'PACKED');
		await user.click(press('Ask'));
		const evil = '<img src=x onerror="globalThis.ran = true">\u202E';
		await act(() => messenger.reply({ value: { [evil]: evil }, reason: evil.repeat(100_000) }));
		await user.click(press('Send only'));
		expect(document.querySelector('.sent img')).toBeNull();
		expect('ran' in globalThis).toBe(false);
		expect(sent().every((each) => each.textContent.length < 10_000)).toBe(true);
	});
});
