import { describe, expect, it } from 'vitest';
import { readPlace, writePlace } from '../src/place/place.ts';

describe('a place', () => {
	it('is read as it was written, whatever its names hold', () => {
		const place = {
			peerId: 'p-1',
			peer: 'shop & sons = #1/ü\u202e',
			actor: 'x:1 <b>%23',
			tab: 'diagram',
			dock: 'sequence',
			event: 'p-1:42',
		} as const;
		expect(readPlace(writePlace(place))).toEqual(place);
	});

	it('is nothing where nothing is chosen', () => {
		expect(writePlace({})).toBe('');
		expect(readPlace('')).toEqual({});
	});

	it('leaves out what it does not know', () => {
		expect(readPlace('#tab=__proto__&dock=nothing&actor=&other=1')).toEqual({});
		expect(readPlace(`#actor=${'x'.repeat(3_000)}&tab=send`)).toEqual({ tab: 'send' });
		expect(() => readPlace('#%E0%A4%A')).not.toThrow();
	});
});
