import { RTCPeerConnection as rtcPeerConnection } from 'node-datachannel/polyfill';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createActor } from 'xstate';
import { type Channel, join } from '../src/index.js';
import { badQuestions } from './support/bad-questions.js';
import { FakeHub, type Wire } from './support/fake-hub.js';
import { cartMachine } from './support/machines.js';
import { elsewhere, permissionTable, questions, said } from './support/permission-table.js';
import { ScriptedPeer } from './support/scripted-peer.js';
import { everything } from './support/serving-scene.js';

let hub: FakeHub;
let other: ScriptedPeer;
let channel: Channel;
let cart: ReturnType<typeof createActor<typeof cartMachine>>;

/** An exposed cart, and a peer that asks by hand; both on a real engine over loopback. */
beforeEach(async () => {
	hub = new FakeHub();
	other = new ScriptedPeer(hub, 'p-z', rtcPeerConnection, { permissions: everything });
	const { webSocket } = hub;
	channel = join('ws://hub.test/xstate/signaling', {
		...{ channel: 'orders', name: 'page', kind: 'node', webSocket, rtcPeerConnection },
	});
	await channel.joined;
	cart = createActor(cartMachine, { id: 'cart' }).start();
	channel.expose(cart, { systemId: 'cart' });
	await other.offer();
	await vi.waitFor(
		() => {
			expect(other.got(0, 'hello')).toHaveLength(1);
		},
		{ timeout: 10_000, interval: 5 },
	);
});

afterEach(() => {
	channel.close();
	other.connection?.close();
});

/** Says something, and hears what is answered before the answer to a question that comes after it. */
async function ask(message: object, wanted: unknown): Promise<Wire | undefined> {
	const before = other.received[0].length;
	const since = (): Wire[] => other.received[0].slice(before).filter(({ type }) => type !== 'ack');
	const last = { type: 'stop', id: 99, to: '@cart' };
	other.send(0, message, last);
	const isOver = ({ id }: Wire): boolean => id === last.id;
	const isLetter = ({ type }: Wire): boolean => type === 'dead-letter';
	const undelivered = (message as Wire).type === 'send' && wanted !== 'taken';
	await vi.waitFor(
		() => {
			expect(since().some(isOver)).toBe(true);
			expect(since().some(isLetter)).toBe(undelivered);
		},
		{ timeout: 10_000, interval: 5 },
	);
	return since().find((answer) => !isOver(answer));
}

describe('over real WebRTC', () => {
	it('each message is answered as permissions and exposure say', async () => {
		for (const [type, permissions, exposed, elsewhereWanted] of permissionTable) {
			hub.socket.deliver({ type: 'peer-updated', peer: { ...other.entry, permissions } });
			const words = `${type} with ${permissions.join()}`;
			expect(said(await ask(questions[type], exposed)), words).toBe(exposed);
			expect(said(await ask(elsewhere(type), elsewhereWanted)), `${words}, elsewhere`).toBe(elsewhereWanted);
			other.send(0, { type: 'unsubscribe', id: 1 }, { type: 'unsubscribe', id: 2 });
		}
	});

	it('nothing half-decoded reaches an actor', async () => {
		const changed = vi.fn();
		cart.subscribe(changed);
		for (const [why, question] of badQuestions)
			expect(said(await ask(question, 'bad-event')), why).toBe('bad-event');
		expect(changed).not.toHaveBeenCalled();
		expect(await ask(questions.ask, 'reply')).toMatchObject({ accepted: true });
		expect(changed).toHaveBeenCalledOnce();
	});
});
