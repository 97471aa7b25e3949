import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ActorsUnderTest } from './vectors/actors-under-test.js';
import { ClientUnderTest } from './vectors/client-under-test.js';
import { runFrameCase } from './vectors/frame-cases.js';
import { InspectorUnderTest } from './vectors/inspector-under-test.js';
import { LinkUnderTest } from './vectors/link-under-test.js';
import { MemberUnderTest } from './vectors/member-under-test.js';
import { Script } from './vectors/script.js';
import type { Tested } from './vectors/tested.js';
import { type Case, vectorFiles } from './vectors/vector-files.js';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

type Role = (given: Case) => Tested | Promise<Tested>;

/** What this client is, by the names of docs/vectors/README.md. */
const roles = new Map<string, Role>([
	['link', () => new LinkUnderTest()],
	['client', () => new ClientUnderTest()],
	['member', () => new MemberUnderTest()],
	['inspector', () => new InspectorUnderTest()],
	['source', ({ given = {} }) => new ActorsUnderTest(given, false, 1)],
	['server', ({ given = {} }) => new ActorsUnderTest(given, true)],
]);

/** Frames are strings here, never bytes; an actor handles an event while it is delivered; what is exposed is shown; nothing is announced. */
const lacks = new Set(['bytes', 'mailbox', 'exposure', 'services']);

for (const { name, role, cases } of vectorFiles()) {
	const begin = roles.get(role);
	describe.skipIf(role !== 'frames' && !begin)(`${name} (${role})`, () => {
		for (const given of cases) {
			const skipped = given.needs?.some((need) => lacks.has(need)) ?? false;
			it.skipIf(skipped)(given.name, async () => {
				if (begin)
					for (const disturbed of given.exact ? [false] : [false, true]) await run(begin, given, disturbed);
				else runFrameCase(given);
			});
		}
	});
}

async function run(begin: Role, given: Case, disturbed: boolean): Promise<void> {
	const tested = await begin(given);
	try {
		await new Script(tested, disturbed).run(given);
	} catch (error) {
		expect.fail(`${disturbed ? 'Disturbed: ' : ''}${(error as Error).message}`);
	} finally {
		tested.close();
		vi.clearAllTimers();
	}
}
