import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { Link } from '../src/link/link.js';
import { Asking } from '../src/asking/asking.js';

const peers = 10_000;

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;

const heap = (): number => {
	gc();
	return process.memoryUsage().heapUsed;
};

it('nothing is kept of peers that have gone, whatever was asked of them', async () => {
	const asking = new Asking(
		{
			status: { state: 'joined' },
			self: undefined,
			peers: [],
			joined: new Promise(() => undefined),
			subscribe: () => () => undefined,
			connection: () => undefined,
			converse: () => ({ send: () => Promise.resolve() }) as unknown as Link,
		},
		'orders',
		{ tell: () => undefined },
	);
	const meet = async (peerId: string): Promise<unknown> => {
		const actor = asking.actor(`xstate://orders/${peerId}/@order`);
		const lost = actor.ask({ type: 'QUOTE' }).catch((error: unknown) => error);
		asking.ended(peerId, { code: 'peer-lost', message: 'It has left.' });
		return lost;
	};
	expect(await meet('first')).toMatchObject({ code: 'peer-lost' });
	const before = heap();
	for (let met = 0; met < peers; met++) await meet(`p-${met}`);
	expect((heap() - before) / peers, 'bytes a peer').toBeLessThan(100);
	expect(await meet('last')).toMatchObject({ code: 'peer-lost' });
});
