import { act, cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Scene, SHOP } from '../dev/scene.ts';
import { follow } from '../src/channel/follow.ts';
import { App } from '../src/views/App.tsx';
import { manualStore } from './events.ts';

// A page that is drawn for real takes its time where other builds run beside it.
configure({ asyncUtilTimeout: 30_000 });
vi.setConfig({ testTimeout: 60_000 });

const HEADER = '{"type":"@xstate-webrtc.recording","version":1,"application":"till","channel":"shop"}';
const line = (members: object) =>
	JSON.stringify({
		type: '@xstate.actor',
		_seq: 1,
		_peerId: 'p-old',
		createdAt: '1795333633046',
		...members,
	});
const actor = (sessionId: string, name: string, value: string) =>
	line({ sessionId, name, snapshot: { status: 'active', value, context: {} } });
const RECORDING = [HEADER, actor('x:0', 'register', 'closed'), actor('x:7', 'drawer', 'shut'), 'not a line'];
const file = (lines = RECORDING) => new File([lines.join('\n')], 'till.jsonl');

beforeEach(() => {
	history.replaceState(null, '', location.pathname);
	localStorage.clear();
	// There is no layout here: every box is 600 pixels, so that lists draw rows.
	for (const size of ['offsetHeight', 'offsetWidth', 'clientHeight'] as const) {
		vi.spyOn(HTMLElement.prototype, size, 'get').mockReturnValue(600);
	}
});

afterEach(() => {
	cleanup();
	vi.restoreAllMocks();
});

function page() {
	const { store, publish } = manualStore();
	const scene = new Scene();
	render(<App store={store} retry={() => Promise.resolve()} />);
	const draw = () => {
		act(() => {
			publish();
		});
	};
	const live = () => {
		follow(scene.channel, store);
		scene.join();
		scene.play();
		draw();
	};
	return { store, scene, draw, live };
}

const row = (peerId: string, sessionId: string) =>
	document.querySelector<HTMLElement>(`[data-of-peer="${peerId}"][data-actor="${sessionId}"]`);
const banner = () => screen.findByRole('region', { name: 'Recording that is shown' });
const drop = (...files: File[]) => {
	fireEvent.drop(window, { dataTransfer: { types: ['Files'], files } });
};

describe('a recording in the page', () => {
	it('is shown in the place of what is live, which goes on behind it', async () => {
		const { scene, draw, live } = page();
		live();
		fireEvent.click(screen.getByRole('button', { name: 'Recording' }));
		fireEvent.change(screen.getByLabelText('Open…', { selector: 'input' }), { target: { files: [file()] } });

		const said = (await banner()).textContent;
		expect(said).toContain('till.jsonl is a recording of till: 2 lines.');
		expect(said).toContain('1 line could not be read and is left out.');
		await waitFor(() => {
			expect(row('p-old', 'x:7')?.dataset.state).toBe('shut');
		});
		expect(row(SHOP, 'x:1')).toBeNull();
		expect(screen.getByTestId('channel-state').textContent).toContain('Recording');

		scene.step(SHOP, 'x:1', { type: 'PACKED' }, { value: { paid: 'shipping' } });
		draw();
		expect(row(SHOP, 'x:1')).toBeNull();
		fireEvent.click(screen.getByRole('button', { name: 'Back to live' }));
		expect(row(SHOP, 'x:1')?.dataset.state).toBe('paid.shipping');
		expect(row('p-old', 'x:7')).toBeNull();
	});

	it('is looked at in the way that what is live was', async () => {
		history.replaceState(null, '', `#peerId=${SHOP}&actor=x%3A1&tab=changes&dock=sequence`);
		page().live();
		drop(file());
		await banner();
		expect(location.hash).toBe('#tab=changes&dock=sequence');
		expect(screen.getByRole('tab', { name: 'Sequence' }).getAttribute('aria-selected')).toBe('true');
	});

	it('is not forwarded to Stately: that would be what its peer does now', async () => {
		history.replaceState(null, '', '#peerId=p-old&peer=till');
		page();
		drop(file());
		await banner();
		await screen.findByRole('button', { name: 'Show events' });
		expect(screen.queryByRole('button', { name: 'Open in Stately Inspector' })).toBeNull();
	});

	it('is opened by dropping it, also where the application lets nobody in', async () => {
		const { store, draw } = page();
		store.setStatus({ state: 'refused', code: '403', message: 'No.' });
		draw();
		expect(screen.getByRole('button', { name: 'Open a recording' })).toBeTruthy();
		fireEvent.dragOver(window, { dataTransfer: { types: ['Files'] } });
		expect(screen.getByText('Drop the recording to open it')).toBeTruthy();
		drop(file());
		await banner();
		expect(screen.queryByText('Drop the recording to open it')).toBeNull();
		fireEvent.click(screen.getByRole('button', { name: 'Back to live' }));
		expect(screen.getByRole('alert').textContent).toBe('No.');
	});

	it('leaves alone what is dropped and is no file', () => {
		page();
		const event = new Event('drop', { cancelable: true });
		Object.assign(event, { dataTransfer: { types: ['text/plain'], files: [] } });
		window.dispatchEvent(event);
		expect(event.defaultPrevented).toBe(false);
	});

	it('that is none is refused with a sentence, and what was shown stays', async () => {
		const { live } = page();
		live();
		drop(file(['hello']));
		const alert = await screen.findByRole('alert');
		expect(alert.textContent).toContain('till.jsonl was not opened. It is no recording of this page');
		expect(row(SHOP, 'x:1')).not.toBeNull();
		fireEvent.click(screen.getByRole('button', { name: 'Close' }));
		expect(screen.queryByRole('alert')).toBeNull();
	});

	it('shows the one that was opened last, and nothing of the one before', async () => {
		page();
		drop(file());
		drop(file([HEADER, actor('x:9', 'other', 'here')]));
		await waitFor(() => {
			expect(row('p-old', 'x:9')).not.toBeNull();
		});
		expect(row('p-old', 'x:7')).toBeNull();
		drop(file());
		await waitFor(() => {
			expect(row('p-old', 'x:7')).not.toBeNull();
		});
		expect(row('p-old', 'x:9')).toBeNull();
	});

	it('is where a link leads that names an actor of it, and back is where the reader was', async () => {
		history.replaceState(null, '', '#peerId=p-old&actor=x%3A7');
		const { live } = page();
		live();
		drop(file());
		await banner();
		await waitFor(() => {
			expect(document.querySelector('[data-chosen-actor="x:7"]')).not.toBeNull();
		});
		fireEvent.click(screen.getByRole('button', { name: 'Back to live' }));
		expect(location.hash).toBe('#peerId=p-old&actor=x%3A7');

		fireEvent.click(row(SHOP, 'x:1') ?? document.body);
		const { hash } = location;
		expect(hash).toContain(SHOP);
		drop(file());
		await banner();
		expect(location.hash).toBe('');
		fireEvent.click(screen.getByRole('button', { name: 'Back to live' }));
		expect(location.hash).toBe(hash);
		expect(document.querySelector('[data-chosen-actor="x:1"]')).not.toBeNull();
	});

	it('says that it holds no connections', async () => {
		page();
		drop(file());
		await banner();
		fireEvent.click(screen.getByRole('tab', { name: /Connections/ }));
		expect(screen.getByText('A recording holds no connections')).toBeTruthy();
	});
});

describe('what was seen', () => {
	it('is saved as a file that can be opened again', async () => {
		const saved: Blob[] = [];
		vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
			saved.push(blob as Blob);
			return 'blob:saved';
		});
		const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
		const { live } = page();
		live();
		fireEvent.click(screen.getByRole('button', { name: 'Recording' }));
		expect(screen.getByTestId('recorded').textContent).toMatch(
			/^\d+ entries: all that this page has seen\.$/,
		);
		fireEvent.click(screen.getByRole('button', { name: 'Save as a file' }));
		await waitFor(() => {
			expect(clicked).toHaveBeenCalledOnce();
		});
		cleanup();
		page();
		drop(new File(saved, 'again.jsonl'));
		await banner();
		await waitFor(() => {
			expect(row(SHOP, 'x:1')?.dataset.state).toBe('paid.packing');
		});
	});

	it('begins anew on request', () => {
		const { live, store } = page();
		live();
		fireEvent.click(screen.getByRole('button', { name: 'Recording' }));
		fireEvent.click(screen.getByRole('button', { name: 'Begin anew' }));
		expect(store.tape.size).toBe(0);
	});

	it('has a panel that Escape and a click elsewhere close', () => {
		page().live();
		const button = screen.getByRole('button', { name: 'Recording' });
		fireEvent.click(button);
		fireEvent.keyDown(screen.getByTestId('recorded'), { key: 'Escape' });
		expect(button.getAttribute('aria-expanded')).toBe('false');
		expect(document.activeElement).toBe(button);
		fireEvent.click(button);
		fireEvent.pointerDown(document.body);
		expect(button.getAttribute('aria-expanded')).toBe('false');
	});

	it('is copied as JSON Lines, as far as the filter shows it', async () => {
		const user = userEvent.setup();
		page().live();
		await user.click(screen.getByRole('searchbox', { name: 'Filter the events' }));
		await user.paste('type:PAY kind:event');
		await waitFor(() => {
			expect(document.querySelectorAll('[data-event-type]')).toHaveLength(1);
		});
		await user.click(screen.getByRole('button', { name: 'Copy the events shown' }));
		await screen.findByText('Copied 1 event');
		const lines = (await navigator.clipboard.readText()).trim().split('\n');
		expect(lines.map((each) => JSON.parse(each) as unknown)).toMatchObject([
			{ type: '@xstate.event', event: { type: 'PAY' }, _peerId: SHOP },
		]);
	});

	it('says why it cannot be copied', async () => {
		const user = userEvent.setup();
		page().live();
		vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('Not allowed.'));
		await user.click(screen.getByRole('button', { name: 'Copy the events shown' }));
		await screen.findByText('Not copied: Not allowed.');
	});
});
