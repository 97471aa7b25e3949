import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leave, prepare, shop } from './shop-page.tsx';

beforeEach(prepare);
afterEach(leave);

describe('how the page stands with its channel', () => {
	it('speaks politely of changes of the connection', () => {
		const { scene, draw } = shop();
		const status = screen.getByTestId('channel-state');
		expect(status.getAttribute('role')).toBe('status');
		scene.channel.change({ status: { state: 'rejoining' } });
		draw();
		expect(status.textContent).toBe('Reconnecting…');
	});

	it('counts the peers without speaking of each that comes or goes', () => {
		const { scene, draw } = shop();
		const spoken = screen.getByTestId('channel-state');
		expect(spoken.textContent).toBe('Connected');
		expect(screen.getByText('3 peers').closest('[role="status"], [aria-live]')).toBeNull();
		scene.channel.change({ peers: scene.channel.peers.slice(1) });
		draw();
		expect(spoken.textContent).toBe('Connected');
		expect(screen.getByText('2 peers')).toBeTruthy();
	});
});
