import { afterAll, beforeAll, describe, it } from 'vitest';
import type { InteropPeer } from '../src/interop/interop-peer.ts';
import { JVM, type Language, LANGUAGES } from '../src/interop/languages.ts';
import { Matrix } from '../src/interop/matrix.ts';
import { Pair, STEPS } from '../src/interop/steps.ts';
import { find, programsAreRequired } from '../src/programs.ts';

const CHANNEL = 'interop';

const matrix = new Matrix();

const peers = new Map<Language, InteropPeer>();

/** Those whose toolchains are there; where they must be, starting the others says what is missing. */
const STARTED = LANGUAGES.filter(
	({ needs }) => programsAreRequired || needs.every((program) => find(program) !== undefined),
);

beforeAll(async () => {
	await Promise.all(
		STARTED.map(async (language) => {
			peers.set(language, await language.start());
		}),
	);
	const { url: hub = '' } = (await peers.get(JVM)?.join('', CHANNEL)) ?? {};
	const others = STARTED.filter((language) => language !== JVM);
	await Promise.all(
		others.map(async (language) => {
			await peers.get(language)?.join(hub, CHANNEL);
		}),
	);
});

afterAll(async () => {
	matrix.publish();
	await Promise.all([...peers.values()].map((peer) => peer[Symbol.asyncDispose]()));
});

const couples = LANGUAGES.flatMap((one, index) =>
	LANGUAGES.slice(index + 1).map((other) => [one, other] as const),
);

// A cut by one of two would disturb the other: they take turns, and different couples go side by side.
for (const [one, other] of couples) {
	describe(`${one.name} and ${other.name}`, { concurrent: true }, () => {
		for (const [asker, answerer] of [
			[one, other],
			[other, one],
		] as const) {
			const title = `${asker.name} does every step with ${answerer.name}`;
			it.runIf(STARTED.includes(one) && STARTED.includes(other))(title, { concurrent: false }, async () => {
				const [peer, remote] = [peers.get(asker), peers.get(answerer)];
				if (!peer || !remote) throw new Error('It was not started.');
				const pair = new Pair(peer, remote);
				for (const step of STEPS) {
					if (step in asker.leavesOut) continue;
					await pair[step]();
					matrix.passed(asker, answerer, step);
				}
			});
		}
	});
}
