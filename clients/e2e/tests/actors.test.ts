import { RTCPeerConnection } from 'node-datachannel/polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type ActorRefFrom, assign, createActor, sendTo, setup, waitFor } from 'xstate';
import { type Channel, type DeadLetter, type Ending, join, type RemoteActor } from 'xstate-webrtc';
import { remoteActor } from 'xstate-webrtc/xstate';
import type { doorMachine } from '../src/door-machine.ts';
import { eventually } from '../src/eventually.ts';
import { TestApplication } from '../src/test-application.ts';

const LABEL = 'doors';

const DOORS = ['front', 'back', 'garden', 'cellar', 'attic', 'hidden'];

let application: TestApplication;
let channel: Channel;
let jvm: string;
const letters: DeadLetter[] = [];

beforeAll(async () => {
	application = await TestApplication.start('NamedDoorsApplication', [
		`xstate.webrtc.channel-labels=${LABEL}`,
		`doors=${DOORS.join(',')}`,
		'xstate.webrtc.actors.exposure.include=*',
		'xstate.webrtc.actors.exposure.exclude=hidden',
	]);
	const engines = { webSocket: WebSocket, rtcPeerConnection: RTCPeerConnection };
	channel = join(application.signaling, { channel: LABEL, name: 'a script', kind: 'node', ...engines });
	channel.onDeadLetter((letter) => letters.push(letter));
	await channel.joined;
	jvm = await eventually(() => {
		const found = channel.peers.find(({ kind }) => kind === 'jvm');
		if (!found) throw new Error('The application is no peer of its channel');
		return found.peerId;
	});
});

afterAll(async () => {
	channel.close();
	await application[Symbol.asyncDispose]();
});

const addressOf = (name: string): string => `xstate://${LABEL}/${jvm}/@${name}`;

const door = (name: string): RemoteActor => channel.actor(addressOf(name));

const code = (promise: Promise<unknown>): Promise<unknown> =>
	promise.catch((error: unknown) => (error as { code?: unknown }).code);

describe('from Node a statechart in the JVM', () => {
	it('is found by its well-known name', async () => {
		const directory = channel.actors({ systemId: 'fr*' });
		const found = await directory.listed;
		expect(found).toMatchObject([{ systemId: 'front', status: 'active', peerId: jvm }]);
		directory.close();
	});

	it('is asked: whether it takes an event, and where it stands after it', async () => {
		expect(await door('front').ask({ type: 'OPEN' })).toMatchObject({
			accepted: true,
			snapshot: { status: 'active', value: 'open' },
		});
		const refused = await door('front').ask({ type: 'OPEN' });
		expect(refused).toMatchObject({ accepted: false, snapshot: { value: 'open' } });
		expect(refused.reason).toBeTypeOf('string');
	});

	it('is sent events, and subscribed to', async () => {
		const subscription = door('back').subscribe({ onChange: () => undefined });
		await eventually(() => {
			expect(subscription.view).toMatchObject({ snapshot: { value: 'closed' }, connection: 'connected' });
		});
		await door('back').send({ type: 'OPEN' });
		await eventually(() => {
			expect(subscription.view).toMatchObject({ snapshot: { value: 'open' } });
		});
		subscription.unsubscribe();
	});

	it('that is not exposed, or not there, refuses in the codes of the protocol', async () => {
		const event = { type: 'OPEN' };
		expect(await code(door('hidden').ask(event))).toBe('not-exposed');
		expect(await code(door('nobody').ask(event))).toBe('no-such-actor');
		await door('hidden').send(event);
		await door('nobody').send(event);
		await eventually(() => {
			expect(letters.map((letter) => [letter.code, letter.address])).toEqual(
				expect.arrayContaining([
					['not-exposed', addressOf('hidden')],
					['no-such-actor', addressOf('nobody')],
				]),
			);
		});
	});

	it('is invoked by an XState machine, which sends to it and hears of its snapshots', async () => {
		const logic = remoteActor<typeof doorMachine>(channel, addressOf('garden'));
		const visitor = setup({
			types: { context: {} as { seen: unknown }, events: {} as { type: 'KNOCK' } },
			actors: { door: logic },
		}).createMachine({
			context: { seen: undefined },
			invoke: {
				src: 'door',
				id: 'door',
				onSnapshot: { actions: assign({ seen: ({ event }) => event.snapshot.value }) },
			},
			on: { KNOCK: { actions: sendTo('door', { type: 'OPEN' }) } },
		});
		const actor = createActor(visitor).start();
		await waitFor(actor, ({ context }) => context.seen === 'closed');
		actor.send({ type: 'KNOCK' });
		await waitFor(actor, ({ context }) => context.seen === 'open');
		actor.stop();
	});

	it('is spawned, and found in its system by the name it has there', async () => {
		const logic = remoteActor<typeof doorMachine>(channel, addressOf('attic'));
		const machine = setup({
			types: { context: {} as { door: ActorRefFrom<typeof logic> } },
			actors: { door: logic },
		}).createMachine({ context: ({ spawn }) => ({ door: spawn('door', { systemId: 'door' }) }) });
		const actor = createActor(machine).start();
		(actor.system.get('door') as ActorRefFrom<typeof logic>).send({ type: 'OPEN' });
		const { door: spawned } = actor.getSnapshot().context;
		expect((await waitFor(spawned, ({ value }) => value === 'open')).connection).toBe('connected');
		actor.stop();
	});

	it('is persisted with its last snapshot, and catches up when it is restored', async () => {
		const logic = remoteActor<typeof doorMachine>(channel, addressOf('cellar'));
		const actor = createActor(logic).start();
		await waitFor(actor, ({ value }) => value === 'closed');
		const persisted = JSON.stringify(actor.getPersistedSnapshot());
		actor.stop();
		await door('cellar').ask({ type: 'OPEN' });
		const restored = createActor(logic, { snapshot: JSON.parse(persisted) as never }).start();
		expect(restored.getSnapshot().value).toBe('closed');
		await waitFor(restored, ({ value }) => value === 'open');
		restored.stop();
	});

	it('is watched: it tells once that its application is gone', async () => {
		const told: Ending[] = [];
		door('front').watch((ending) => told.push(ending));
		door('nobody').watch((ending) => told.push(ending));
		await eventually(() => {
			expect(told).toMatchObject([{ type: 'failure', code: 'no-such-actor' }]);
		});
		await application.end();
		await eventually(() => {
			expect(told).toMatchObject([{ code: 'no-such-actor' }, { type: 'failure', code: 'peer-lost' }]);
		}, 60_000);
	});
});
