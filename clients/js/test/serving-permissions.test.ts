import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakePeerConnection } from './support/fake-rtc.js';
import { elsewhere, permissionTable, questions, said } from './support/permission-table.js';
import { add, serving } from './support/serving-scene.js';

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
});
afterEach(() => {
	vi.useRealTimers();
});

describe('by permission', () => {
	it.each(permissionTable)(
		'%s with %j: %s, and of an actor that is not exposed %s',
		async (type, permissions, exposed, other) => {
			const { ask } = await serving({ permissions: [...permissions] });
			expect(said((await ask(questions[type]))[0])).toBe(exposed);
			expect(said((await ask(elsewhere(type)))[0])).toBe(other);
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
