import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SHOP } from '../dev/scene.ts';
import { remember } from '../src/place/remembered.ts';
import * as log from '../src/views/log/LogTools.tsx';
import * as sequence from '../src/sequence/SequenceTools.tsx';
import { leave, prepare, row, shop } from './shop-page.tsx';

// Each is drawn whenever the view around it is.
vi.mock('../src/views/log/LogTools.tsx', { spy: true });
vi.mock('../src/sequence/SequenceTools.tsx', { spy: true });

beforeEach(prepare);
afterEach(leave);

const inTree = () => row('x:1').querySelector('.row-count')?.textContent;

/** Which row the last one is that can be seen. */
const last = () =>
	Math.max(...screen.getAllByRole('option').map((option) => Number(option.getAttribute('aria-posinset'))));

it.each([
	{ dock: 'events', drawn: vi.mocked(log.LogTools) },
	{ dock: 'sequence', drawn: vi.mocked(sequence.SequenceTools) },
])(
	'shows among the $dock what happened a frame before the tree does, and not again with it',
	({ dock, drawn }) => {
		remember('dock', dock);
		const { scene, drawLog, drawRest } = shop();
		const before = { last: last(), inTree: inTree() };
		scene.step(SHOP, 'x:1', { type: 'PAY' }, { value: 'paid' });
		drawLog();
		expect(last()).toBeGreaterThan(before.last);
		expect(inTree()).toBe(before.inTree);
		const times = drawn.mock.calls.length;
		expect(times).toBeGreaterThan(0);
		drawRest();
		expect(inTree()).not.toBe(before.inTree);
		expect(drawn).toHaveBeenCalledTimes(times);
	},
);
