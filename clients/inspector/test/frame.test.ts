import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { perFrame } from '../src/store/frame.ts';

let now = 0;

beforeEach(() => {
	// Nobody has pressed anything for long.
	now += 10_000;
	vi.useFakeTimers({
		toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame'],
	});
	vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
	// No press of one test is open in the next.
	vi.runOnlyPendingTimers();
	vi.runOnlyPendingTimers();
	vi.useRealTimers();
	vi.restoreAllMocks();
});

/** Nothing happens for so long. */
async function pass(ms: number): Promise<void> {
	for (const end = now + ms; now < end; now++) await vi.advanceTimersByTimeAsync(1);
}

/** How often it runs within a second, if it is asked all the time and each run takes so long. */
async function runsInASecond(ms: number): Promise<number> {
	let runs = 0;
	const soon = perFrame(() => {
		runs++;
		now += ms;
	});
	for (const end = now + 1_000; now < end; ) {
		soon();
		await pass(1);
	}
	return runs;
}

it('runs as often as anybody can read where that is quick', async () => {
	const runs = await runsInASecond(1);
	expect(runs).toBeGreaterThanOrEqual(18);
	expect(runs).toBeLessThanOrEqual(32);
});

it('runs before the next frame where it has not run for long', async () => {
	let runs = 0;
	const soon = perFrame(() => runs++);
	for (let i = 0; i < 5; i++) {
		soon();
		await vi.advanceTimersByTimeAsync(17);
		await pass(500);
	}
	expect(runs).toBe(5);
});

it.each(['keydown', 'pointerdown', 'click'])('does not run until what a %s does is seen', async (press) => {
	let runs = 0;
	const soon = perFrame(() => runs++);
	soon();
	dispatchEvent(new Event(press));
	await pass(40);
	expect(runs).toBe(0);
	// Nobody presses so often that nothing else is ever shown.
	dispatchEvent(new Event(press));
	await pass(30);
	expect(runs).toBe(1);
});

it('gives each of its tasks a frame of its own', async () => {
	const drawn: string[] = [];
	const soon = perFrame(
		() => drawn.push('log'),
		() => drawn.push('tree'),
	);
	soon();
	await pass(16);
	expect(drawn).toEqual(['log']);
	await pass(32);
	expect(drawn).toEqual(['log', 'tree']);
	await pass(500);
	expect(drawn).toHaveLength(2);
});

it('runs all of them again for what came after the first had begun', async () => {
	const drawn: string[] = [];
	const soon = perFrame(
		() => {
			if (drawn.push('log') === 1) soon();
		},
		() => drawn.push('tree'),
	);
	soon();
	await pass(500);
	expect(drawn).toEqual(['log', 'tree', 'log', 'tree']);
});

it('leaves the frame between them to a press', async () => {
	const drawn: string[] = [];
	const soon = perFrame(
		() => {
			drawn.push('log');
			dispatchEvent(new Event('keydown'));
		},
		() => drawn.push('tree'),
	);
	soon();
	await pass(50);
	expect(drawn).toEqual(['log']);
	await pass(50);
	expect(drawn).toEqual(['log', 'tree']);
});

it('does not wait for a press that is seen', async () => {
	let runs = 0;
	const soon = perFrame(() => runs++);
	dispatchEvent(new Event('keydown'));
	await pass(60);
	soon();
	vi.advanceTimersToNextFrame();
	expect(runs).toBe(1);
});

it('does not take the frame of a press, however late that comes', () => {
	let runs = 0;
	const soon = perFrame(() => runs++);
	soon();
	dispatchEvent(new Event('keydown'));
	now += 200;
	vi.advanceTimersToNextFrame();
	expect(runs).toBe(0);
	vi.advanceTimersToNextFrame();
	expect(runs).toBe(1);
});

it('leaves twice the time free that it takes itself', async () => {
	const runs = await runsInASecond(100);
	expect(runs).toBeGreaterThanOrEqual(3);
	expect(runs).toBeLessThanOrEqual(4);
});

it('runs at once, and again, for what happens once', async () => {
	let runs = 0;
	const soon = perFrame(() => {
		runs++;
		now += 40;
	});
	soon();
	await pass(20);
	soon();
	await pass(50);
	expect(runs).toBe(2);
});

it('runs all the same where the page goes into the background before its frame comes', async () => {
	vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(1);
	let runs = 0;
	const soon = perFrame(() => runs++);
	for (let i = 0; i < 2; i++) {
		soon();
		await vi.advanceTimersByTimeAsync(250);
		await pass(500);
	}
	expect(runs).toBe(2);
});

it('does not wait for the frame of a press that never comes, as the page went into the background', async () => {
	vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(1);
	let runs = 0;
	const soon = perFrame(() => runs++);
	dispatchEvent(new Event('keydown'));
	await pass(300);
	soon();
	await pass(260);
	expect(runs).toBe(1);
});

it('runs the second though the first fails', async () => {
	let runs = 0;
	const soon = perFrame(
		() => {
			throw new Error('The log is broken.');
		},
		() => runs++,
	);
	soon();
	await expect(pass(16)).rejects.toThrow('The log is broken.');
	await pass(100);
	expect(runs).toBe(1);
});

it('runs again after a run that failed', async () => {
	let runs = 0;
	const soon = perFrame(() => {
		runs++;
		throw new Error('A view is broken.');
	});
	for (let i = 0; i < 2; i++) {
		soon();
		await expect(pass(500)).rejects.toThrow('A view is broken.');
		await pass(500);
	}
	expect(runs).toBe(2);
});
