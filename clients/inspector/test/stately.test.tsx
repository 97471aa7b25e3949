import { act, cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { peer } from '../dev/fake-channel.ts';
import { Scene, SHOP } from '../dev/scene.ts';
import { follow } from '../src/channel/follow.ts';
import { Stately } from '../src/stately/stately.ts';
import { browser, type Said } from '../src/stately/surroundings.ts';
import { readTarget } from '../src/stately/target.ts';
import { App } from '../src/views/App.tsx';
import { actorEvent, manualStore, present, sentEvent, snapshotEvent } from './events.ts';

const ORIGIN = 'https://stately.ai';
const TARGET = { url: `${ORIGIN}/inspect`, origin: ORIGIN };
const READY = { type: '@statelyai.connected' };

/** A receiver's window, and the page around the forwarding one. */
class Elsewhere {
	closed = false;
	readonly told: [message: { type: string; sessionId?: string }, origin: string][] = [];
	readonly #listeners = new Set<(said: Said) => void>();
	readonly #looks = new Set<() => void>();
	readonly #soon: (() => void)[] = [];
	turns = 0;

	readonly postMessage = (message: unknown, origin: string) => {
		this.told.push([structuredClone(message) as { type: string }, origin]);
	};

	readonly surroundings = {
		open: (): Elsewhere | undefined => this,
		onMessage: (listener: (said: Said) => void) => {
			this.#listeners.add(listener);
			return () => this.#listeners.delete(listener);
		},
		every: (_ms: number, task: () => void) => {
			this.#looks.add(task);
			return () => this.#looks.delete(task);
		},
		soon: (task: () => void) => this.#soon.push(task),
	};

	say(data: unknown, from: Partial<Said> = {}): void {
		const said = { source: this, origin: ORIGIN, data, ...from };
		for (const listener of this.#listeners) listener(said);
		this.#settle();
	}

	look(): void {
		for (const look of this.#looks) look();
		this.#settle();
	}

	get listeners(): number {
		return this.#listeners.size + this.#looks.size;
	}

	get types(): string[] {
		return this.told.map(
			([{ type, sessionId }]) => `${type}${sessionId === undefined ? '' : ` ${sessionId}`}`,
		);
	}

	#settle(): void {
		for (let next = this.#soon.shift(); next !== undefined; next = this.#soon.shift()) {
			this.turns++;
			next();
		}
	}
}

function forwarding() {
	const { store, publish } = manualStore();
	const elsewhere = new Elsewhere();
	const stately = new Stately(store, elsewhere.surroundings);
	const tell = () => {
		publish();
		elsewhere.look();
	};
	store.setPeers([present('p-1'), present('p-2')]);
	store.addEvents('p-1', [
		actorEvent('x:1', { definition: '{"id":"order"}', _version: '0.7.2' }),
		sentEvent('x:1', 'PAY'),
		snapshotEvent('x:1', { value: 'paid', context: { total: 7 } }),
	]);
	store.addEvents('p-2', [actorEvent('x:9')]);
	tell();
	const open = () => {
		stately.open({ peerId: 'p-1', name: 'shop' }, TARGET);
	};
	return { store, elsewhere, stately, tell, open };
}

describe('forwarding to Stately', () => {
	it('tells nothing before the receiver is ready, then what is kept of the peer, then what comes', () => {
		const { store, elsewhere, stately, tell, open } = forwarding();
		open();
		tell();
		expect(stately.getState()).toMatchObject({ state: 'waiting', origin: ORIGIN });
		expect(elsewhere.told).toEqual([]);
		elsewhere.say(READY);
		expect(elsewhere.types).toEqual(['@xstate.actor x:1', '@xstate.event x:1', '@xstate.snapshot x:1']);
		store.addEvents('p-1', [sentEvent('x:1', 'SHIP')]);
		store.addEvents('p-2', [sentEvent('x:9', 'SECRET')]);
		tell();
		expect(elsewhere.types.slice(3)).toEqual(['@xstate.event x:1']);
		expect(stately.getState()).toMatchObject({ state: 'forwarding', sent: 4, leftOut: 0 });
	});

	it('names the exact origin with every message, and events have the version that receivers know them by', () => {
		const { elsewhere, stately, open } = forwarding();
		open();
		elsewhere.say(READY);
		stately.stop();
		expect(new Set(elsewhere.told.map(([, origin]) => origin))).toEqual(new Set([ORIGIN]));
		for (const [message] of elsewhere.told.slice(0, 3)) expect(message).toMatchObject({ _version: '0.7.2' });
		expect(elsewhere.types.at(-1)).toBe('@statelyai.disconnected');
	});

	it('introduces actors whose beginning is forgotten, with definition and snapshot', () => {
		const { store, elsewhere, tell, open } = forwarding();
		store.clearLog();
		store.addEvents('p-1', [sentEvent('x:1', 'LATE')]);
		tell();
		open();
		elsewhere.say(READY);
		expect(elsewhere.types).toEqual(['@xstate.actor x:1', '@xstate.event x:1']);
		expect(elsewhere.told[0]?.[0]).toMatchObject({
			name: 'order',
			rootId: 'x:1',
			definition: '{"id":"order"}',
			snapshot: { status: 'active', value: 'paid', context: { total: 7 } },
			_version: '0.7.2',
		});
	});

	it.each([
		['another origin', READY, { origin: 'https://evil.example' }],
		['another window', READY, { source: {} }],
		['something else', { type: '@statelyai.other' }, {}],
		['nothing', null, {}],
	])('hears nothing of %s', (_what, data, from) => {
		const { elsewhere, open } = forwarding();
		open();
		elsewhere.say(data, from);
		expect(elsewhere.told).toEqual([]);
	});

	it('begins again for a receiver that is loaded anew', () => {
		const { elsewhere, stately, open } = forwarding();
		open();
		elsewhere.say(READY);
		elsewhere.say(READY);
		expect(elsewhere.told).toHaveLength(6);
		expect(stately.getState()).toMatchObject({ sent: 3 });
	});

	it('ends with the window', () => {
		const { store, elsewhere, stately, tell, open } = forwarding();
		open();
		elsewhere.say(READY);
		elsewhere.closed = true;
		elsewhere.look();
		expect(stately.getState()).toMatchObject({ state: 'ended', why: 'closed', sent: 3 });
		store.addEvents('p-1', [sentEvent('x:1', 'LATE')]);
		tell();
		expect(elsewhere.told).toHaveLength(3);
		expect(elsewhere.listeners).toBe(0);
	});

	it('ends with the peer, and says so to the receiver', () => {
		const { store, elsewhere, stately, tell, open } = forwarding();
		open();
		elsewhere.say(READY);
		store.setPeers([present('p-2')]);
		tell();
		expect(stately.getState()).toMatchObject({ state: 'ended', why: 'peer-left' });
		expect(elsewhere.types.at(-1)).toBe('@statelyai.disconnected');
	});

	it('ends where another one begins', () => {
		const { elsewhere, stately, open } = forwarding();
		open();
		elsewhere.say(READY);
		stately.open({ peerId: 'p-2', name: 'other' }, TARGET);
		elsewhere.say(READY);
		expect(elsewhere.types.slice(3)).toEqual(['@statelyai.disconnected', '@xstate.actor x:9']);
	});

	it('says that the browser let no window open', () => {
		const { elsewhere, stately, open } = forwarding();
		elsewhere.surroundings.open = () => undefined;
		open();
		expect(stately.getState()).toMatchObject({ state: 'blocked' });
	});

	it('tells very much in turns, in order, and counts what cannot be copied', () => {
		const { store, elsewhere, stately, tell, open } = forwarding();
		let deep: unknown = () => 'no data';
		for (let i = 0; i < 10; i++) deep = { deep };
		store.addEvents('p-1', [snapshotEvent('x:1', { context: deep })]);
		for (let i = 0; i < 5_000; i++) store.addEvents('p-1', [sentEvent('x:1', `E${i}`)]);
		tell();
		open();
		elsewhere.say(READY);
		expect(stately.getState()).toMatchObject({ sent: 5_003, leftOut: 1 });
		expect(elsewhere.turns).toBeGreaterThan(10);
		expect(elsewhere.told.at(-1)?.[0]).toMatchObject({ event: { type: 'E4999' } });
	});
});

describe('the address of a receiver', () => {
	it('is https, or http on this machine, and stands for one origin', () => {
		expect(readTarget(' https://stately.ai/inspect?a=1 ')).toEqual({
			url: 'https://stately.ai/inspect?a=1',
			origin: 'https://stately.ai',
		});
		for (const host of ['localhost:3000', '127.0.0.1:1', '[::1]:80', 'inspect.localhost'])
			expect(readTarget(`http://${host}/x`)).toHaveProperty('origin');
	});

	it.each([
		'',
		'stately.ai',
		'http://stately.ai',
		'http://localhost.evil.example',
		'http://127.0.0.1.evil.example',
		'javascript:alert(1)',
		'data:text/html,x',
		'blob:https://stately.ai/x',
		'file:///etc/passwd',
		'https://me:secret@stately.ai',
		`https://stately.ai/${'a'.repeat(3_000)}`,
	])('is not %s', (address) => {
		expect(readTarget(address)).toHaveProperty('problem');
	});
});

describe('the dialog', () => {
	beforeEach(() => {
		history.replaceState(null, '', `#peerId=${SHOP}&peer=orders-service`);
		localStorage.clear();
	});

	afterEach(() => {
		cleanup();
		vi.restoreAllMocks();
	});

	function page() {
		const { store, publish } = manualStore();
		const scene = new Scene();
		const elsewhere = new Elsewhere();
		const open = vi.spyOn(browser, 'open').mockReturnValue(elsewhere);
		render(<App store={store} retry={() => Promise.resolve()} />);
		follow(scene.channel, store);
		scene.join();
		scene.play();
		act(() => {
			publish();
		});
		return { open, elsewhere, user: userEvent.setup(), scene };
	}

	it('says where the events go, opens the window, and remembers the address', async () => {
		const { open, user } = page();
		await user.click(screen.getByRole('button', { name: 'Open in Stately Inspector' }));
		expect(screen.getByText('https://stately.ai')).toBeTruthy();
		const address = screen.getByRole('textbox', { name: 'Address' });
		await user.clear(address);
		await user.type(address, 'http://example.org');
		expect(screen.getByText(/Only https/)).toBeTruthy();
		expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Open and forward' }).disabled).toBe(true);
		await user.clear(address);
		await user.type(address, 'http://localhost:7777/inspect');
		await user.click(screen.getByRole('button', { name: 'Open and forward' }));
		expect(open).toHaveBeenCalledWith('http://localhost:7777/inspect');
		expect(screen.getByTestId('stately').dataset.stately).toBe('waiting');
		cleanup();
		const again = page();
		await again.user.click(screen.getByRole('button', { name: 'Open in Stately Inspector' }));
		expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Address' }).value).toBe(
			'http://localhost:7777/inspect',
		);
	});

	it('is offered only for a peer with actors', () => {
		const { scene } = page();
		act(() => {
			scene.channel.change({ peers: [...scene.channel.peers, peer('p-none')] });
			location.hash = '#peerId=p-c91d02&peer=warehouse-pi';
			window.dispatchEvent(new Event('hashchange'));
		});
		expect(screen.queryByRole('button', { name: 'Open in Stately Inspector' })).toBeNull();
	});
});
