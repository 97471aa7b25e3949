import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer, readUndelivered } from '../src/asking/read-answer.js';
import { type Data } from '../src/data/read.js';
import { readHello } from '../src/link/hello.js';
import { readInspect } from '../src/publishing/inspect-request.js';
import { readQuestion } from '../src/serving/read-question.js';
import { readHubMessage } from '../src/signaling/hub-message.js';
import { type Choice, full, instance, minimal } from './support/instances.js';
import { families, type Family, messages, type Place, problems, requireSchema } from './support/schemas.js';

/** What a schema allows: with only what must be there, with everything, and drawn. */
function instances(name: Family, place: Place): Data[] {
	const drawn = fc.sample(fc.array(fc.nat(), { minLength: 200, maxLength: 200 }), { numRuns: 20, seed: 7 });
	const choices: Choice[] = drawn.map((numbers) => {
		const next = () => numbers.pop() ?? 0;
		return { optional: () => next() % 2 === 0, pick: (bound) => next() % bound };
	});
	const made = [minimal, full, ...choices].map((choice) => instance(place, choice));
	return made.filter((each) => problems(name, each).length === 0) as Data[];
}

const cases = (name: Family) => [...messages(name)].map(([type, place]) => ({ type, place }));

it.each(['shared', ...families] as const)('docs/schemas/%s.schema.json is a schema', (name) => {
	requireSchema(name);
});

describe('what the schemas allow is understood', () => {
	it.each(cases('from-hub'))('$type of a hub', ({ type, place }) => {
		const all = instances('from-hub', place);
		expect(all.length).toBeGreaterThan(2);
		for (const each of all) {
			const expected = type === 'relay-closed' || each.ref === 'relay' ? 'relay' : type;
			expect(readHubMessage(JSON.stringify(each)), JSON.stringify(each)).toMatchObject({ type: expected });
		}
	});

	const answers = ['reply', 'failure', 'snapshot', 'emitted', 'complete', 'actor', 'listed'];
	const [asked, told] = [true, false].map((isAnswer) =>
		cases('actors').filter(({ type }) => answers.includes(type) === isAnswer),
	);

	it.each(asked ?? [])('the answer $type', ({ type, place }) => {
		for (const each of instances('actors', place))
			expect(readAnswer(each), JSON.stringify(each)).toMatchObject({ type, id: each.id });
	});

	it.each((told ?? []).filter(({ type }) => type !== 'void' && type !== 'dead-letter'))(
		'the question $type',
		({ type, place }) => {
			for (const each of instances('actors', place))
				expect(readQuestion(each), JSON.stringify(each)).toMatchObject({ type });
		},
	);

	it('a dead letter', () => {
		const place = messages('actors').get('dead-letter') as Place;
		for (const each of instances('actors', place))
			expect(readUndelivered(each)).toEqual({ ...each, code: each.code });
	});

	it('hello', () => {
		const place = messages('link').get('hello') as Place;
		for (const each of instances('link', place)) {
			const channel = each.channel === 'xstate.actor' ? 0 : 1;
			const identity = { selfId: 'p-a', peerId: String(each.peerId), conn: String(each.conn) };
			const { link, resumes, received } = readHello(each, channel, identity);
			expect([link, resumes, received]).toEqual([each.link, each.resumes, each.received ?? 0]);
		}
	});

	it('inspect', () => {
		const place = messages('inspection').get('inspect') as Place;
		for (const { history, after, query } of instances('inspection', place))
			expect(readInspect({ history, after, query })).toEqual({
				history: history ?? Infinity,
				after,
				query: query ?? {},
			});
	});
});
