import { afterEach, describe, expect, it, vi } from 'vitest';
import { weigh } from '../src/store/weigh.ts';

const MIB = 1024 * 1024;
const NUMBER = 16;

/** What looks at each value would say. */
function exactly(value: unknown): number {
	if (typeof value === 'string') return NUMBER + value.length * 2;
	if (typeof value !== 'object' || value === null) return NUMBER;
	const entries: [string, unknown][] = Object.entries(value);
	const names = Array.isArray(value) ? 0 : entries.reduce((sum, [key]) => sum + key.length * 2, 0);
	return entries.reduce((sum, [, member]) => sum + exactly(member), NUMBER + names);
}

const many = (length: number, item: (index: number) => unknown) => Array.from({ length }, (_, i) => item(i));

/** Counts how often a member of it is looked at. */
function watched(value: readonly unknown[]) {
	let looks = 0;
	const proxy = new Proxy(value, {
		get: (target, member, receiver) => {
			if (typeof member === 'string' && /^\d+$/.test(member)) looks++;
			return Reflect.get(target, member, receiver) as unknown;
		},
	});
	return { proxy, looks: () => looks };
}

afterEach(() => {
	vi.restoreAllMocks();
});

describe('what a value weighs', () => {
	it.each([
		['a text', 'order'],
		['an event', { type: 'PAY', amount: 27, method: { kind: 'card', codes: [1, 2, 3] } }],
		['many small values', many(2_000, (i) => ({ i }))],
	])('is counted to the last of %s', (_what, value) => {
		expect(weigh(value)).toBe(exactly(value));
	});

	it.each([
		['numbers', many(6_000, (i) => i)],
		['session ids', { type: 'synced', sessionIds: many(40_000, (i) => `x:${i}`) }],
		['objects', { snapshot: { context: { items: many(20_000, (i) => ({ sku: `A-${i}`, price: 3 })) } } }],
		['long texts', many(6_000, () => 'a'.repeat(1_000))],
		['deep values', many(6_000, () => JSON.parse('['.repeat(60) + ']'.repeat(60)) as unknown)],
		['members', Object.fromEntries(many(20_000, (i) => [`key-${i}`, i]) as [string, number][])],
	])('is about right of more %s than are counted', (_what, value) => {
		expect(weigh(value) / exactly(value)).toBeGreaterThan(0.8);
		expect(weigh(value) / exactly(value)).toBeLessThan(1.25);
	});

	it('is told of what nests deeper than anything that is received', () => {
		let deep: unknown = 'bottom';
		for (let i = 0; i < 100_000; i++) deep = { deep };
		expect(weigh(deep)).toBeGreaterThan(0);
	});

	it('is not hidden where it is not looked', () => {
		const heavy = 'a'.repeat(MIB);
		for (const place of [0, 7, 19_998]) {
			const value = many(20_000, (i) => (i === place ? heavy : 0));
			let chances = 0;
			vi.spyOn(Math, 'random').mockImplementation(() => (chances++ % 400) / 400);
			const all = many(400, () => weigh(value)) as number[];
			const mean = all.reduce((sum, each) => sum + each, 0) / all.length;
			expect(mean / exactly(value)).toBeCloseTo(1, 1);
		}
	});

	it('is found by looking at few of many values', () => {
		const { proxy, looks } = watched(many(1_000_000, (i) => i));
		expect(weigh(proxy)).toBeGreaterThan(15 * MIB);
		expect(looks()).toBeLessThan(10_000);
	});
});
