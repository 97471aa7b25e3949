import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scene, settle } from './support/scene.js';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

describe('a token', () => {
	it('is renewed with the hub and used in later joins', async () => {
		const { hub, channel } = scene('p-z', { token: 'old' });
		await settle();
		expect(hub.ofType('join')[0]).toMatchObject({ token: 'old' });
		channel.renew('new');
		expect(hub.ofType('renew')).toEqual([{ type: 'renew', token: 'new' }]);
		hub.socket.end(1006);
		await settle(1_000);
		expect(hub.ofType('join')[1]).toMatchObject({ token: 'new' });
	});
});

describe('a function for a token', () => {
	const soon = (ms: number) => new Date(Date.now() + ms).toISOString();

	it('is asked at every join', async () => {
		const token = vi.fn().mockResolvedValueOnce('first').mockReturnValueOnce('second');
		const { hub, channel } = scene('p-z', { token });
		await channel.joined;
		hub.socket.end(1006);
		await settle(1_000);
		expect(hub.ofType('join').map((join) => join.token)).toEqual(['first', 'second']);
		expect(channel.status).toEqual({ state: 'joined' });
	});

	it('that fails is told and asked again, at growing intervals', async () => {
		const token = vi.fn().mockRejectedValue(new Error('logged out'));
		const { hub, channel } = scene('p-z', { token });
		await settle();
		expect(channel.status).toEqual({
			state: 'joining',
			error: { code: 'no-token', message: 'The application has no token: Error: logged out' },
		});
		await settle(60_000);
		expect(token.mock.calls.length).toBeGreaterThan(5);
		expect(token.mock.calls.length).toBeLessThan(15);
		expect(hub.sockets).toHaveLength(0);
		token.mockReset().mockImplementation(() => 'good');
		await settle(30_000);
		expect(channel.status).toEqual({ state: 'joined' });
	});

	it('gets another one when the hub refuses the last', async () => {
		const token = vi.fn().mockReturnValueOnce('stale').mockReturnValue('fresh');
		const { hub, channel } = scene('p-z', { token });
		hub.refusal = { code: 'unauthorized', message: 'Expired.' };
		await settle();
		expect(channel.status).toMatchObject({ state: 'joining', error: { code: 'unauthorized' } });
		hub.refusal = undefined;
		await settle(1_000);
		expect(hub.ofType('join').map((join) => join.token)).toEqual(['stale', 'fresh']);
		expect(channel.status).toEqual({ state: 'joined' });
	});

	it('brings a member back whose time was up', async () => {
		const { hub, channel } = scene('p-z', { token: () => 'token' });
		await settle();
		hub.socket.deliver({ type: 'error', code: 'unauthorized', message: 'Your token has expired.' });
		hub.socket.end(1008);
		await settle(1_000);
		expect(channel.status).toEqual({ state: 'joined' });
	});

	it('is asked again after three quarters of the time that is left', async () => {
		const token = vi.fn(() => `token-${token.mock.calls.length}`);
		const { hub, channel } = scene('p-z', { token });
		hub.joined = { expiresAt: soon(100_000) };
		await settle(74_999);
		expect(hub.ofType('renew')).toEqual([]);
		await settle(1);
		expect(hub.ofType('renew')).toEqual([{ type: 'renew', token: 'token-2' }]);
		const expiresAt = soon(200_000);
		hub.socket.deliver({ type: 'renewed', expiresAt, permissions: ['inspect', 'values'] });
		expect(channel.self).toEqual({ peerId: 'p-m', expiresAt, permissions: ['inspect', 'values'] });
		await settle(149_999);
		expect(hub.ofType('renew')).toHaveLength(1);
		await settle(1);
		expect(hub.ofType('renew')).toHaveLength(2);
	});

	it('is asked every few seconds at most, whatever the clocks say', async () => {
		const token = vi.fn(() => 'token');
		const { hub } = scene('p-z', { token });
		hub.joined = { expiresAt: soon(-3_600_000) };
		await settle();
		for (let second = 0, answered = 0; second < 60; second++) {
			await settle(1_000);
			if (hub.ofType('renew').length === answered) continue;
			answered++;
			hub.socket.deliver({ type: 'renewed', expiresAt: soon(-3_600_000), permissions: [] });
		}
		expect(hub.ofType('renew').length).toBeGreaterThan(2);
		expect(hub.ofType('renew').length).toBeLessThan(14);
	});

	it('is not asked for ever by a time that no timer holds', async () => {
		const token = vi.fn(() => 'token');
		const { hub } = scene('p-z', { token });
		hub.joined = { expiresAt: '9999-12-31T23:59:59Z' };
		await settle(60_000);
		expect(token).toHaveBeenCalledTimes(1);
	});

	it('whose renewal is refused is asked again, and the refusal is told', async () => {
		const { hub, channel } = scene('p-z', { token: () => 'token' });
		hub.joined = { expiresAt: soon(100_000) };
		await settle(75_000);
		const refusal = { code: 'unauthorized', message: 'Unknown key.' };
		hub.socket.deliver({ type: 'error', ...refusal, ref: { type: 'renew' } });
		expect(channel.status).toEqual({ state: 'joined', error: refusal });
		await settle(1_000);
		expect(hub.ofType('renew')).toHaveLength(2);
		hub.socket.deliver({ type: 'renewed', permissions: [] });
		expect(channel.status).toEqual({ state: 'joined' });
		expect(channel.self).toEqual({ peerId: 'p-m', permissions: [] });
	});

	it.each([undefined, null, 7, { code: 'bad-url' }])(
		'that returns %j is told and asked again',
		async (nonsense) => {
			const token = vi.fn().mockReturnValueOnce(nonsense).mockReturnValue('good');
			const { hub, channel } = scene('p-z', { token });
			await settle();
			expect(channel.status).toMatchObject({ state: 'joining', error: { code: 'no-token' } });
			await settle(30_000);
			expect(channel.status).toEqual({ state: 'joined' });
			hub.socket.deliver({ type: 'renewed', permissions: [], expiresAt: soon(40_000) });
			token.mockReturnValueOnce(nonsense);
			await settle(31_000);
			expect(channel.status).toMatchObject({ state: 'joined' });
			expect(hub.ofType('renew')).toEqual([{ type: 'renew', token: 'good' }]);
		},
	);

	it('that throws what has no text is told and asked again', async () => {
		const token = vi.fn().mockRejectedValueOnce(Object.create(null)).mockReturnValue('good');
		const { channel } = scene('p-z', { token });
		await settle(30_000);
		expect(channel.status).toEqual({ state: 'joined' });
	});

	it('that answers after the channel was closed joins nothing', async () => {
		const answers: ((token: string) => void)[] = [];
		const token = () => new Promise<string>((resolve) => answers.push(resolve));
		const { hub, channel } = scene('p-z', { token });
		channel.close();
		answers[0]?.('late');
		await settle(60_000);
		expect(hub.sockets).toHaveLength(0);
	});
});
