import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createActor, setup } from 'xstate';
import { FakePeerConnection } from './support/fake-rtc.js';
import { cartMachine } from './support/machines.js';
import { serving } from './support/serving-scene.js';

const failing = (): never => {
	throw new Error('a secret of the application');
};

const fragile = setup({}).createMachine({
	initial: 'whole',
	states: {
		whole: { on: { GUARD: { guard: failing, target: 'broken' }, ACT: { actions: failing } } },
		broken: {},
	},
});

const parent = setup({ actors: { fragile } }).createMachine({ invoke: { src: 'fragile', id: 'fragile' } });

const isSecret = { message: expect.stringContaining('a secret of the application') as string };

const logged = vi.fn();

beforeEach(() => {
	vi.useFakeTimers();
	FakePeerConnection.blocked = false;
	logged.mockReset();
	vi.spyOn(console, 'error').mockImplementation(logged);
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

// What is thrown as uncaught is thrown out of the timers of these tests.
describe('in Node, a peer whose event makes an actor throw', () => {
	it('in a guard learns that it failed; the actor goes on, and the error is told here', async () => {
		const { ask, channel } = await serving();
		const actor = createActor(fragile).start();
		channel.expose(actor, { systemId: 'fragile' });
		const event = { type: 'GUARD' };
		expect(await ask({ type: 'ask', id: 1, to: '@fragile', event })).toMatchObject([
			{ type: 'failure', id: 1, code: 'not-accepted' },
		]);
		await ask({ type: 'send', to: '@fragile', event });
		expect(actor.getSnapshot().status).toBe('active');
		expect(logged.mock.calls).toMatchObject([[isSecret], [isSecret]]);
	});

	it('in an action ends the actor, as XState has it, and not the process', async () => {
		const { ask, cart } = await serving();
		const event = { type: 'BREAK' };
		expect(await ask({ type: 'ask', id: 1, to: '@cart', event })).toMatchObject([{ code: 'not-accepted' }]);
		expect(cart.getSnapshot().status).toBe('error');
		expect(logged.mock.calls).toMatchObject([[isSecret]]);
	});

	it('in an actor that another has started ends both, and not the process', async () => {
		const { ask, channel } = await serving();
		const root = createActor(parent).start();
		const child = root.getSnapshot().children.fragile;
		if (child) channel.expose(child, { systemId: 'fragile' });
		await ask({ type: 'send', to: '@fragile', event: { type: 'ACT' } });
		expect(root.getSnapshot().status).toBe('error');
		expect(logged).toHaveBeenCalledOnce();
	});

	it('is told of once, however many channels the actor is exposed in', async () => {
		const [one, other] = [await serving(), await serving()];
		const actor = createActor(fragile).start();
		for (const { channel } of [one, other]) channel.expose(actor, { systemId: 'fragile' });
		await one.ask({ type: 'send', to: '@fragile', event: { type: 'ACT' } });
		expect(logged).toHaveBeenCalledOnce();
	});

	it('is none of this log where the application has subscribed to errors', async () => {
		const { ask, channel } = await serving();
		const actor = createActor(cartMachine).start();
		const told = vi.fn();
		actor.subscribe({ error: told });
		channel.expose(actor, { systemId: 'mine' });
		await ask({ type: 'send', to: '@mine', event: { type: 'BREAK' } });
		expect(told).toHaveBeenCalledOnce();
		expect(logged).not.toHaveBeenCalled();
	});

	it('is told where the application wants it: in reportError, if it defines one', async () => {
		const reported = vi.fn();
		vi.stubGlobal('reportError', reported);
		const { ask } = await serving();
		await ask({ type: 'send', to: '@cart', event: { type: 'BREAK' } });
		expect(reported).toHaveBeenCalledOnce();
		expect(logged).not.toHaveBeenCalled();
	});
});
