import { expect, it } from 'vitest';
import { UNLIT } from '../../src/diagram/chart/lit.ts';
import { Lighting } from '../../src/diagram/view/lighting.ts';

it('is restless only while one change follows the other within half a second', () => {
	const lighting = new Lighting();
	const seen: boolean[] = [];
	lighting.subscribe(() => seen.push(lighting.restless));
	for (const time of [10_000, 10_499, 10_998, 11_498]) lighting.set(UNLIT, time);
	expect(seen).toEqual([false, true, true, false]);
});
