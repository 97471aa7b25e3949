import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { Splitter } from '../src/views/Splitter.tsx';

afterEach(() => {
	cleanup();
	vi.restoreAllMocks();
});

it('stays below the pointer that moves it, whatever stands above the parts', () => {
	const onShare = vi.fn();
	render(
		<div className="workbench">
			<section className="pane-actors" />
			<Splitter share={40} onShare={onShare} />
		</div>,
	);
	vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
		const top = this.className === 'workbench' ? 0 : 200;
		return new DOMRect(0, top, 1_000, 1_000 - top);
	});
	const line = screen.getByRole('separator');
	line.setPointerCapture = vi.fn();
	line.hasPointerCapture = () => true;
	fireEvent.pointerDown(line, { clientY: 680 });
	fireEvent.pointerMove(line, { clientY: 600 });
	expect(onShare.mock.lastCall).toEqual([50]);
});
