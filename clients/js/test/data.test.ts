import { describe, expect, it } from 'vitest';
import { Backoff } from '../src/data/backoff.js';
import { parseJson } from '../src/data/json.js';
import { utf8Length, utf8Parts } from '../src/data/utf8.js';

describe('JSON of a peer', () => {
	it('is data: a member named __proto__ reaches no prototype, however it is written', () => {
		for (const name of [
			'__proto__',
			'\\u005f_proto__',
			'__proto_\\u005F',
			'__\\u0070roto__',
			'__pr\\u006F\\u0074o__',
		]) {
			const value = parseJson(`{"a":{"${name}":{"admin":true},"b":1}}`) as { a: object };
			expect(Object.keys(value.a)).toEqual(['b']);
			expect(Object.assign({}, value.a)).not.toHaveProperty('admin');
		}
	});

	it('keeps the text __proto__ where it is no name', () => {
		expect(parseJson('{"type":"__proto__"}')).toEqual({ type: '__proto__' });
	});

	it('nests only so deep', () => {
		expect(parseJson('['.repeat(256) + ']'.repeat(256))).toBeInstanceOf(Array);
		expect(() => parseJson('['.repeat(257) + ']'.repeat(257))).toThrow(SyntaxError);
		for (const [open, close] of [
			['{"a":', '}'],
			['[', ']'],
		] as const) {
			const deep = `${open.repeat(100_000)}1${close.repeat(100_000)}`;
			expect(() => parseJson(deep)).toThrow(/nested deeper/);
			expect(() => parseJson(deep.replace('1', '"__proto__"'))).toThrow(/nested deeper/);
		}
		expect(() => parseJson('{"a":'.repeat(100_000))).toThrow(SyntaxError);
	});

	it('may have brackets in texts', () => {
		const text = `${'['.repeat(300)}\\"${'{'.repeat(300)}`;
		expect(parseJson(JSON.stringify({ text }))).toEqual({ text });
	});
});

describe('UTF-8', () => {
	const texts = ['', 'a', 'ä€😀', `${'x'.repeat(16_383)}😀`, '😀'.repeat(10_000)];

	it.each(texts)('is measured in bytes (%#)', (text) => {
		expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
	});

	it.each([4, 5, 6, 7, 1_000])('is cut between code points into parts of at most %i bytes', (maxBytes) => {
		const text = 'aä€😀'.repeat(100);
		const parts = utf8Parts(text, maxBytes);
		expect(parts.join('')).toBe(text);
		for (const part of parts) {
			expect(part).not.toMatch(/\p{Surrogate}/u);
			expect(utf8Length(part)).toBeLessThanOrEqual(maxBytes);
			expect(part).not.toBe('');
		}
	});
});

describe('pauses', () => {
	it('double up to a longest one and vary', () => {
		const backoff = new Backoff(100, 1_000);
		for (const full of [100, 200, 400, 800, 1_000, 1_000]) {
			const pause = backoff.next();
			expect(pause).toBeGreaterThanOrEqual(full / 2);
			expect(pause).toBeLessThanOrEqual(full);
		}
		backoff.reset();
		expect(backoff.next()).toBeLessThanOrEqual(100);
		expect(new Set(Array.from({ length: 20 }, () => new Backoff(100, 100).next())).size).toBeGreaterThan(10);
	});
});
