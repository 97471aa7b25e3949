import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { perFrame } from '../src/store/frame.ts';

let frames: (() => void)[] = [];

beforeEach(() => {
	frames = [];
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
	vi.stubGlobal('cancelAnimationFrame', (id: number) => {
		frames[id - 1] = () => undefined;
	});
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const paint = () => {
	for (const run of frames) run();
};

it('runs once with the next frame, however often it is asked', () => {
	const task = vi.fn();
	const soon = perFrame(task);
	soon();
	soon();
	expect(task).not.toHaveBeenCalled();
	paint();
	vi.advanceTimersByTime(1_000);
	expect(task).toHaveBeenCalledOnce();
});

it('runs all the same where the page went into the background before the frame came', () => {
	const task = vi.fn();
	const soon = perFrame(task);
	soon();
	vi.advanceTimersByTime(250);
	expect(task).toHaveBeenCalledOnce();
	paint();
	expect(task).toHaveBeenCalledOnce();
	soon();
	vi.advanceTimersByTime(250);
	expect(task).toHaveBeenCalledTimes(2);
});
