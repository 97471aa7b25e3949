import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => {
	vi.restoreAllMocks();
	vi.resetModules();
});

describe('a number', () => {
	it.each([
		[0, '0'],
		[999, '999'],
		[-999, '-999'],
		[1_000, '1,000'],
		[-1_000, '-1,000'],
		[1_234_567, '1,234,567'],
		[0.5, '0.5'],
	])('such as %d is written %s', async (value, text) => {
		const { count } = await import('../src/ui/format.ts');
		expect(count(value)).toBe(text);
	});

	it('needs no formatter before it has four digits: to make one takes longer than to read all of the page', async () => {
		const { NumberFormat } = Intl;
		const made = vi.spyOn(Intl, 'NumberFormat').mockImplementation(function (locale) {
			return new NumberFormat(locale);
		});
		const { count } = await import('../src/ui/format.ts');
		count(999);
		expect(made).not.toHaveBeenCalled();
		count(1_000);
		count(2_000);
		expect(made).toHaveBeenCalledOnce();
	});
});
