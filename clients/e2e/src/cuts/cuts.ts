import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import { eventually } from '../eventually.ts';
import type { Hub } from './hub.ts';
import type { Network } from './network.ts';
import type { Pair } from './pair.ts';

/**
 * By how much the times of both peers are divided, so that nobody waits for minutes. What the machine needs for a
 * connection is not divided: the busier it is, the smaller this has to be. Divided by 5, two processors with four busy
 * loops need longer to connect than a link waits.
 */
export const SCALE = Number(process.env.CUTS_SCALE ?? 2);

/** What a cut has to work on. */
export interface Scene {
	readonly pair: Pair;
	readonly hub: Hub;
	readonly network: Network;
}

/** A way in which connections are cut. */
export type Cut = (scene: Scene) => Promise<unknown>;

const seconds = (protocolSeconds: number): Promise<void> => setTimeout((protocolSeconds * 1000) / SCALE);

/** Those that a conversation survives: nothing may be given up. */
export const SURVIVED: Readonly<Record<string, Cut>> = {
	'the data connection closed by the first': ({ pair }) => pair.one.cut(),
	'the data connection closed by the second': ({ pair }) => pair.other.cut(),
	'the data connection closed by both at once': ({ pair }) => Promise.all([pair.one.cut(), pair.other.cut()]),
	'the signaling sockets killed': ({ pair }) => Promise.all([pair.one.cutSocket(), pair.other.cutSocket()]),
	'the data connection and the sockets killed': ({ pair }) =>
		Promise.all([pair.one.cut(), pair.one.cutSocket(), pair.other.cutSocket()]),
	'the hub restarted': ({ hub }) => hub.restart(),
	'the first one stopped for 20 s': async ({ pair }) => {
		pair.one.freeze();
		await seconds(20);
		pair.one.thaw();
	},
	'the second one stopped for 20 s': async ({ pair }) => {
		pair.other.freeze();
		await seconds(20);
		pair.other.thaw();
	},
	'UDP swallowed for 25 s': async ({ network }) => {
		network.swallow();
		await seconds(25);
		network.heal();
	},
	'to the relay and back': async ({ network, pair }) => {
		network.swallow();
		await eventually(async () => {
			expect(await pair.path()).toEqual(['hub', 'hub']);
		}, 60_000);
		network.heal();
		await eventually(async () => {
			expect(await pair.path()).not.toContain('hub');
		}, 120_000);
	},
};

/** After these nobody waits any more: what is not acknowledged is reported. For a hub that does not relay. */
export const LOST: Readonly<Record<string, Cut>> = {
	'UDP swallowed for 75 s': async ({ network }) => {
		network.swallow();
		await seconds(75);
		network.heal();
	},
};
