import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakePeerConnection } from './support/fake-rtc.js';
import { add, everything, serving } from './support/serving-scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
});
afterEach(() => {
	vi.useRealTimers();
});

describe('by permission', () => {
	const questions = {
		send: { type: 'send', to: '@cart', event: add },
		ask: { type: 'ask', id: 1, to: '@cart', event: add },
		subscribe: { type: 'subscribe', id: 1, to: '@cart' },
		watch: { type: 'watch', id: 1, to: '@cart' },
		actors: { type: 'actors', id: 1 },
		spawn: { type: 'spawn', id: 1, src: 'cart' },
		stop: { type: 'stop', id: 1, to: '@cart' },
	};
	const elsewhere = { to: '@other' };
	it.each([
		['send', [], 'forbidden', 'forbidden'],
		['send', ['inspect', 'values'], 'forbidden', 'forbidden'],
		['send', ['send'], 'taken', 'no-such-actor'],
		['ask', [], 'forbidden', 'forbidden'],
		['ask', ['inspect', 'values'], 'forbidden', 'forbidden'],
		['ask', ['send'], 'reply', 'no-such-actor'],
		['ask', ['send', 'inspect'], 'reply with snapshot', 'no-such-actor'],
		['subscribe', [], 'forbidden', 'forbidden'],
		['subscribe', ['send'], 'forbidden', 'forbidden'],
		['subscribe', ['inspect'], 'snapshot with snapshot', 'no-such-actor'],
		['watch', [], 'forbidden', 'forbidden'],
		['watch', ['send'], 'taken', 'no-such-actor'],
		['watch', ['inspect'], 'taken', 'no-such-actor'],
		['actors', [], 'forbidden', 'forbidden'],
		['actors', ['send'], 'actor', 'actor'],
		['actors', ['inspect'], 'actor', 'actor'],
		['spawn', everything, 'forbidden', 'forbidden'],
		['spawn', ['spawn'], 'spawn-failed', 'spawn-failed'],
		['stop', everything, 'forbidden', 'forbidden'],
	] as const)(
		'%s with %j: %s, and of an actor that is not exposed %s',
		async (type, permissions, exposed, other) => {
			const { ask } = await serving({ permissions: [...permissions] });
			const said = async (message: object) => {
				const [first] = await ask(message);
				if (!first) return 'taken';
				const { code, type: answer, snapshot } = first;
				return code ?? (snapshot ? `${answer} with snapshot` : answer);
			};
			expect(await said(questions[type])).toBe(exposed);
			expect(
				await said({ ...questions[type], ...elsewhere, ...('id' in questions[type] && { id: 2 }) }),
			).toBe(other);
		},
	);

	it('values are masked for those who may not see them', async () => {
		const { ask } = await serving({ permissions: ['inspect', 'send'] });
		await ask({ type: 'subscribe', id: 1, to: '@cart' }, { type: 'watch', id: 2, to: '@cart' });
		const answers = await ask(
			{ type: 'send', to: '@cart', event: add },
			{ type: 'send', to: '@cart', event: { type: 'PAY' } },
		);
		expect(answers).toMatchObject([
			{ type: 'emitted', event: { type: 'FILLED', items: '******' } },
			{ type: 'snapshot', snapshot: { value: 'open', context: { items: '******' } } },
			{ type: 'snapshot', snapshot: { status: 'done', output: { total: '******' } } },
			{ type: 'complete', id: 1, output: { total: '******' } },
			{ type: 'complete', id: 2, output: { total: '******' } },
		]);
	});

	it('what was granted and is taken away ends what is open', async () => {
		const { ask, permit } = await serving();
		await ask(
			{ type: 'subscribe', id: 1, to: '@cart' },
			{ type: 'watch', id: 2, to: '@cart' },
			{ type: 'actors', id: 3, watch: true },
		);
		expect(await permit('inspect')).toMatchObject([
			{ type: 'snapshot', snapshot: { context: { items: '******' } } },
		]);
		expect(await permit('send')).toMatchObject([{ type: 'failure', id: 1, code: 'forbidden' }]);
		expect(await permit()).toMatchObject([
			{ type: 'failure', id: 2, code: 'forbidden' },
			{ type: 'failure', id: 3, code: 'forbidden' },
		]);
		expect(await ask({ type: 'send', to: '@cart', event: add })).toMatchObject([{ code: 'forbidden' }]);
	});
});
