import { act, cleanup, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { vi } from 'vitest';
import { Scene, SHOP } from '../dev/scene.ts';
import { follow } from '../src/channel/follow.ts';
import { App } from '../src/views/App.tsx';
import { manualStore } from './events.ts';

/** As a visitor comes who was never here. There is no layout: every box is 600 pixels, so that lists draw rows. */
export function prepare(): void {
	history.replaceState(null, '', location.pathname);
	localStorage.clear();
	for (const size of ['offsetHeight', 'offsetWidth'] as const) {
		vi.spyOn(HTMLElement.prototype, size, 'get').mockReturnValue(600);
	}
	vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
}

export function leave(): void {
	cleanup();
	vi.restoreAllMocks();
}

/** The page with the invented shop in it. */
export function shop(retry = () => Promise.resolve()) {
	const { store, publish, publishFirst, publishRest } = manualStore();
	const scene = new Scene();
	const draw = () => {
		act(() => {
			publish();
		});
	};
	/** Up to the frame that shows the log. */
	const drawLog = () => {
		act(() => {
			publishFirst();
		});
	};
	/** The frame after it. */
	const drawRest = () => {
		act(() => {
			publishRest();
		});
	};
	render(<App store={store} retry={retry} />);
	follow(scene.channel, store);
	scene.join();
	scene.play();
	draw();
	return { store, scene, draw, drawLog, drawRest, user: userEvent.setup() };
}

/** The row of one of the shop's actors. */
export function row(sessionId: string, peerId = SHOP): HTMLElement {
	const found = document.querySelector<HTMLElement>(`[data-of-peer="${peerId}"][data-actor="${sessionId}"]`);
	if (found === null) throw new Error(`There is no row for ${sessionId}.`);
	return found;
}
