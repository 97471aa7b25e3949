import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { peer } from '../dev/fake-channel.ts';
import { CopyButton } from '../src/json/CopyButton.tsx';
import { type Recordings, RecordingProvider } from '../src/recording/use-recording.ts';
import { RecordingNote } from '../src/recording/views/RecordingNote.tsx';
import { StatelyProgress } from '../src/stately/StatelyProgress.tsx';
import { Boundary } from '../src/views/Boundary.tsx';
import { ConnectionRow } from '../src/views/connections/ConnectionRow.tsx';
import { manualStore, present } from './events.ts';

afterEach(cleanup);

/** What is read out when it changes. */
function spoken(element: HTMLElement): string {
	const copy = element.cloneNode(true) as HTMLElement;
	for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
	return copy.textContent;
}

describe('a button that copies', () => {
	it('says why where a value cannot be written', async () => {
		const ring: { self?: unknown } = {};
		ring.self = ring;
		render(<CopyButton label="Copy it" value={ring} />);
		fireEvent.click(screen.getByRole('button'));
		expect(await screen.findByRole('button', { name: /^Not copied: / })).toBeTruthy();
	});
});

describe('a part of the page that failed', () => {
	beforeEach(() => {
		vi.spyOn(console, 'error').mockImplementation(() => {});
	});
	afterEach(() => {
		vi.restoreAllMocks();
	});

	function Part({ of }: { of: string }) {
		if (of === 'hostile') throw new Error('no');
		return <p>{of}</p>;
	}
	const part = (of: string) => (
		<Boundary of={of}>
			<Part of={of} />
		</Boundary>
	);

	it('shows what is chosen next', () => {
		const { rerender } = render(part('hostile'));
		expect(screen.getByRole('alert').textContent).toBe('no');
		rerender(part('order'));
		expect(screen.getByText('order')).toBeTruthy();
	});
});

it('what a peer may do is cut and isolated, as all that comes from elsewhere', () => {
	const { store, publish } = manualStore();
	const odd = `\u202e${'x'.repeat(1_000)}`;
	store.setPeers([present('p-1', { peer: { ...peer('p-1'), permissions: [odd] } })]);
	const [entry] = publish().peers;
	if (entry === undefined) throw new Error('There is no peer.');
	render(<ConnectionRow peer={entry} />);
	const said = screen.getByText(/^may/);
	expect(said.closest('.permissions')?.textContent.length).toBeLessThan(300);
	expect(said.closest('.permissions')?.querySelector('bdi')?.textContent).toContain('\u202e');
});

describe('what is read out', () => {
	it('is that events are forwarded, not each time that more were', () => {
		const state = {
			state: 'forwarding',
			peerId: 'p-1',
			peerName: 'shop',
			origin: 'https://stately.ai',
		} as const;
		const { rerender } = render(<StatelyProgress state={{ ...state, sent: 7, leftOut: 0 }} />);
		const before = spoken(screen.getByRole('status'));
		expect(before).toContain('https://stately.ai');
		rerender(<StatelyProgress state={{ ...state, sent: 9, leftOut: 2 }} />);
		expect(screen.getByRole('status').textContent).toContain('9 events');
		expect(spoken(screen.getByRole('status'))).toBe(before);
	});

	it('is that a recording is being opened, not each hundredth of it', () => {
		const at = (share: number) => (
			<RecordingProvider value={{ opening: { file: 'a.jsonl', share } } as Recordings}>
				<RecordingNote />
			</RecordingProvider>
		);
		const { rerender } = render(at(0.1));
		const before = spoken(screen.getByRole('status'));
		rerender(at(0.2));
		expect(screen.getByRole('status').textContent).toContain('20 %');
		expect(spoken(screen.getByRole('status'))).toBe(before);
	});
});
