import { describe, expect, it, vi } from 'vitest';
import { FakeChannel } from '../dev/fake-channel.ts';
import { type PageConfig, Refusal, readConfig } from '../src/boot/config.ts';
import { leaveWhenHidden } from '../src/boot/leave-when-hidden.ts';
import { retry } from '../src/boot/retry.ts';
import { Session, type Surroundings } from '../src/boot/session.ts';
import { manualStore } from './events.ts';

const CONFIG: PageConfig = {
	application: 'shop',
	channels: ['orders'],
	signaling: 'ws://localhost/signaling',
};

function begin(surroundings: Partial<Surroundings> = {}) {
	const { store, publish } = manualStore();
	const channels: FakeChannel[] = [];
	const join = vi.fn(() => {
		const channel = new FakeChannel();
		channels.push(channel);
		return channel;
	});
	const session = new Session(store, {
		readConfig: () => Promise.resolve(CONFIG),
		join,
		wanted: null,
		wait: () => Promise.resolve(),
		...surroundings,
	});
	return { session, publish, join, channels };
}

describe('a session', () => {
	it("joins the application's first channel", async () => {
		const { session, publish, join } = begin();
		await session.start();
		expect(join).toHaveBeenCalledWith('ws://localhost/signaling', 'orders');
		expect(publish()).toMatchObject({ application: 'shop', channel: 'orders', status: { state: 'joining' } });
	});

	it('joins the channel that the address asks for', async () => {
		const { session, join } = begin({ wanted: 'other' });
		await session.start();
		expect(join).toHaveBeenCalledWith('ws://localhost/signaling', 'other');
	});

	it('asks again, ever more slowly, until the application answers', async () => {
		const waits: number[] = [];
		let asked = 0;
		const { session, join } = begin({
			readConfig: () => (++asked < 8 ? Promise.reject(new Error('no')) : Promise.resolve(CONFIG)),
			wait: (ms) => {
				waits.push(ms);
				return Promise.resolve();
			},
		});
		await session.start();
		expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
		expect(join).toHaveBeenCalledOnce();
	});

	it("repeats the application's sentence when it refuses, and asks no more", async () => {
		const { session, publish, join } = begin({
			readConfig: () => Promise.reject(new Refusal('403', 'Set xstate.webrtc.access.')),
		});
		await session.start();
		expect(publish().status).toEqual({ state: 'refused', code: '403', message: 'Set xstate.webrtc.access.' });
		expect(join).not.toHaveBeenCalled();
	});

	it('leaves the channel when the hub refuses, and joins anew when asked to', async () => {
		const { session, publish, channels } = begin();
		await session.start();
		channels[0]?.refuse(Object.assign(new Error('Log in first.'), { code: 'unauthorized' }));
		await vi.waitFor(() => {
			expect(publish().status).toMatchObject({ state: 'refused', code: 'unauthorized' });
		});
		expect(channels[0]?.isClosed).toBe(true);
		await session.start();
		expect(channels).toHaveLength(2);
		expect(publish().status).toMatchObject({ state: 'joining' });
	});
});

describe('a page that loses the hub', () => {
	const cut = async (answer: () => Promise<PageConfig>) => {
		let joined = false;
		const begun = begin({ readConfig: () => (joined ? answer() : Promise.resolve(CONFIG)) });
		await begun.session.start();
		joined = true;
		const channel = begun.channels[0];
		if (!channel) throw new Error('The page joined no channel.');
		const lose = () => {
			channel.change({
				status: { state: 'rejoining', error: { code: 'unreachable', message: 'close code 1008' } },
			});
		};
		lose();
		return { ...begun, channel, lose };
	};

	it('says so and leaves when the application asks for a log-in', async () => {
		const { publish, channel } = await cut(() => Promise.reject(new Refusal('401', 'Unauthorized')));
		await vi.waitFor(() => {
			expect(publish().status).toMatchObject({
				state: 'refused',
				code: '401',
				message: expect.stringContaining('has ended') as string,
			});
		});
		expect(channel.isClosed).toBe(true);
	});

	it("repeats the application's sentence when it refuses otherwise", async () => {
		const { publish } = await cut(() => Promise.reject(new Refusal('403', 'Set xstate.webrtc.access.')));
		await vi.waitFor(() => {
			expect(publish().status).toMatchObject({ code: '403', message: 'Set xstate.webrtc.access.' });
		});
	});

	it('goes on while the application cannot be reached either, and asks again at each loss', async () => {
		let asked = 0;
		const { publish, channel, lose } = await cut(() => {
			asked++;
			return Promise.reject(new Error('no'));
		});
		lose();
		await vi.waitFor(() => {
			expect(asked).toBe(2);
		});
		expect(publish().status).toMatchObject({ state: 'rejoining' });
		expect(channel.isClosed).toBe(false);
	});

	it('asks nothing after it has left', async () => {
		let asked = 0;
		const { session, lose } = await cut(() => {
			asked++;
			return Promise.resolve(CONFIG);
		});
		session.stop();
		lose();
		await Promise.resolve();
		expect(asked).toBe(1);
	});
});

describe('trying again', () => {
	const refusedWith = async (code: string) => {
		const { store, publish } = manualStore();
		const start = vi.fn(() => Promise.resolve());
		const reload = vi.fn();
		store.setStatus({ state: 'refused', code, message: 'No.' });
		publish();
		await retry(store, { start }, reload);
		return { start, reload };
	};

	it.each(['401', 'unauthorized'])(
		'asks for the whole page after %s, so that one can log in',
		async (code) => {
			const { start, reload } = await refusedWith(code);
			expect(reload).toHaveBeenCalledOnce();
			expect(start).not.toHaveBeenCalled();
		},
	);

	it('does so where a log-in has ended while the page was open', async () => {
		const { store, publish } = manualStore();
		const reload = vi.fn();
		store.setStatus({ state: 'closed', error: { code: 'unauthorized', message: 'Log in again.' } });
		publish();
		await retry(store, { start: () => Promise.reject(new Error('not this')) }, reload);
		expect(reload).toHaveBeenCalledOnce();
	});

	it('begins the visit again after any other refusal', async () => {
		const { start, reload } = await refusedWith('403');
		expect(start).toHaveBeenCalledOnce();
		expect(reload).not.toHaveBeenCalled();
	});
});

describe('a page that is hidden', () => {
	it('leaves at once, and joins anew when it comes back out of the cache', async () => {
		const { session, channels } = begin();
		const page = new EventTarget();
		const shown = (persisted: boolean) => Object.assign(new Event('pageshow'), { persisted });
		leaveWhenHidden(session, page);
		page.dispatchEvent(shown(false));
		expect(channels).toHaveLength(0);
		await session.start();
		page.dispatchEvent(new Event('pagehide'));
		expect(channels[0]?.isClosed).toBe(true);
		page.dispatchEvent(shown(true));
		await vi.waitFor(() => {
			expect(channels).toHaveLength(2);
		});
		expect(channels[1]?.isClosed).toBe(false);
	});
});

describe('the configuration', () => {
	const page = new URL('https://shop.example/app/xstate/');
	const answering = (body: string, init: ResponseInit) => () => Promise.resolve(new Response(body, init));
	const json = { 'content-type': 'application/json' };

	it('gives the signaling address relative to the page', async () => {
		const body = JSON.stringify({ application: 'shop', channels: ['a', 7], signaling: 'signaling' });
		expect(await readConfig(page, answering(body, { headers: json }))).toEqual({
			application: 'shop',
			channels: ['a'],
			signaling: 'wss://shop.example/app/xstate/signaling',
		});
	});

	it.each([
		['{"message":"Do this."}', json, 'Do this.'],
		['{"detail":"Do that."}', { 'content-type': 'application/problem+json' }, 'Do that.'],
		['Do it.', { 'content-type': 'text/plain;charset=UTF-8' }, 'Do it.'],
		['<html>', { 'content-type': 'text/html' }, 'The application refused this page with the status 403.'],
	])('that is refused with %s says so', async (body, headers, message) => {
		await expect(readConfig(page, answering(body, { status: 403, headers }))).rejects.toEqual(
			new Refusal('403', message),
		);
	});

	it('is refused where a log-in page comes instead', async () => {
		const page401 = answering('<html>', { headers: { 'content-type': 'text/html' } });
		await expect(readConfig(page, page401)).rejects.toMatchObject({
			code: '401',
			message: expect.stringContaining('Log in') as string,
		});
	});

	it('may come later where the server fails', async () => {
		await expect(readConfig(page, answering('', { status: 503 }))).rejects.not.toBeInstanceOf(Refusal);
	});
});
