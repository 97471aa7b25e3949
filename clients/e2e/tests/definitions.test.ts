import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { inTheJvm, inXState, type Walk } from '../src/walk.ts';
import { LIBRARIES, SPRING, walksInTheJvm } from '../src/walks.ts';

/** For a longer run: `WALKS=20000 npx -w e2e vitest run tests/definitions.test.ts`. */
const GENERATED = Number(process.env.WALKS ?? 500);

/** Another one gives other machines. */
const SEED = Number(process.env.WALKS_SEED ?? 1);

describe('a definition, loaded by XState and given the same events', () => {
	let known: Walk[];
	let generated: Walk[];

	beforeAll(async () => {
		const walks = await walksInTheJvm(SPRING, GENERATED, SEED);
		generated = walks.splice(walks.length - GENERATED);
		known = walks;
	});

	it('goes where the machine went, for one of every kind', () => {
		expect(known.length).toBeGreaterThanOrEqual(12);
		for (const walk of known) {
			expect(inXState(walk), walk.name).toEqual(inTheJvm(walk));
		}
	});

	it('goes elsewhere for the known reasons alone', () => {
		const different = known
			.flatMap(({ steps }) => steps)
			.filter(({ difference }) => difference !== undefined);
		for (const { difference, value, xstate } of different) {
			say(`Known difference: ${difference}: ${JSON.stringify(value)}, XState ${JSON.stringify(xstate)}`);
			expect(value, difference).not.toEqual(xstate);
		}
		expect(different).toHaveLength(5);
	});

	it('goes where the machine went, for generated ones', () => {
		for (const walk of generated) {
			expect(walk.steps.some(({ difference }) => difference !== undefined)).toBe(false);
			expect(inXState(walk), walk.name).toEqual(inTheJvm(walk));
		}
		const traces = generated.map(inTheJvm);
		const moves = traces.flatMap((trace) =>
			trace.filter(({ value }, i) => !isDeepStrictEqual(value, trace[i - 1]?.value)),
		);
		const steps = traces.flat().length - generated.length;
		say(
			`${generated.length} generated machines from seed ${SEED}: ${steps} steps compared, ${moves.length} moved`,
		);
		expect(moves.length).toBeGreaterThan(3 * GENERATED);
		expect(generated).toHaveLength(GENERATED);
	});
});

describe('a definition of another library, loaded by XState and given the same events', () => {
	it('goes where the machine went', async () => {
		const walks = await walksInTheJvm(LIBRARIES, GENERATED, SEED);
		const known = walks.slice(0, walks.length - GENERATED);
		for (const library of ['squirrel', 'stateless4j']) {
			expect(known.filter(({ name }) => name.startsWith(`${library}: `)).length).toBeGreaterThanOrEqual(3);
		}
		for (const walk of walks) {
			expect(inXState(walk), walk.name).toEqual(inTheJvm(walk));
		}
		const moves = walks
			.map(inTheJvm)
			.flatMap((trace) => trace.filter(({ value }, i) => !isDeepStrictEqual(value, trace[i - 1]?.value)));
		say(`${walks.length} machines of squirrel and stateless4j: ${moves.length} moves compared`);
		expect(moves.length).toBeGreaterThan(3 * GENERATED);
	});
});

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
