import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ending } from 'xstate-webrtc';
import { eventually } from '../src/eventually.ts';
import { code, Shop } from '../src/shop.ts';
import { asking, ordersAsked } from './actors/asking.ts';
import { guide } from './actors/guide.ts';
import { integrations, ordersIntegrated } from './actors/integrations.ts';
import { members } from './actors/members.ts';

let shop: Shop;

beforeAll(async () => {
	shop = await Shop.open([...ordersAsked, ...ordersIntegrated, 'order', 'last']);
});

afterAll(async () => {
	await shop[Symbol.asyncDispose]();
});

describe('over WebRTC, from Node, a statechart in the JVM', () => {
	asking(() => shop);
});

describe('in XState a statechart in the JVM', () => {
	integrations(() => shop);
});

describe('over WebRTC an actor in Node', () => {
	members(() => shop);
});

describe("the guide's page", () => {
	guide(() => shop);
});

it('An application that ends is told of once, and what is asked of it ends', async () => {
	const last = shop.order('last');
	const told: Ending[] = [];
	last.watch((ending) => told.push(ending));
	expect(await last.ask({ type: 'SHIP' })).toMatchObject({ accepted: false });
	const held = code(last.ask({ type: 'HOLD' }, { timeoutMs: 60_000 }));
	const waits = code(last.ask({ type: 'SHIP' }, { timeoutMs: 60_000 }));
	await shop.application.end();
	await eventually(() => {
		expect(told).toMatchObject([{ type: 'failure', code: 'peer-lost' }]);
	}, 60_000);
	expect(await Promise.all([held, waits])).toEqual(['peer-lost', 'peer-lost']);
});
