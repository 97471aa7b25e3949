import { RTCPeerConnection } from 'node-datachannel/polyfill';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ActorRefFrom, createActor } from 'xstate';
import { type ActorSnapshot, type Channel, type DeadLetter, type Ending, join } from 'xstate-webrtc';
import { counterMachine } from '../src/counter-machine.ts';
import { eventually } from '../src/eventually.ts';
import { joinToken } from '../src/join-token.ts';
import { TestApplication } from '../src/test-application.ts';

const LABEL = 'shop';
const SECRET = 'a secret of tests, of more than 32 bytes';

/** What one may do who has these beside `peers`, with an actor that is exposed. Snapshots are shown or masked. */
const TABLE = [
	{
		may: '',
		send: 'forbidden',
		ask: 'forbidden',
		subscribe: 'forbidden',
		watch: 'forbidden',
		actors: 'forbidden',
	},
	{
		may: 'spawn values',
		send: 'forbidden',
		ask: 'forbidden',
		subscribe: 'forbidden',
		watch: 'forbidden',
		actors: 'forbidden',
	},
	{
		may: 'inspect',
		send: 'forbidden',
		ask: 'forbidden',
		subscribe: 'masked',
		watch: 'complete',
		actors: 'counter',
	},
	{
		may: 'inspect values',
		send: 'forbidden',
		ask: 'forbidden',
		subscribe: 'shown',
		watch: 'complete',
		actors: 'counter',
	},
	{ may: 'send', send: 'taken', ask: 'reply', subscribe: 'forbidden', watch: 'complete', actors: 'counter' },
	{
		may: 'inspect send',
		send: 'taken',
		ask: 'masked',
		subscribe: 'masked',
		watch: 'complete',
		actors: 'counter',
	},
	{
		may: 'inspect values send',
		send: 'taken',
		ask: 'shown',
		subscribe: 'shown',
		watch: 'complete',
		actors: 'counter',
	},
] as const;

let application: TestApplication;
let till: Channel;
let tillId: string;
let counter: ActorRefFrom<typeof counterMachine>;
const members: Channel[] = [];

function member(name: string, permissions: string): Channel {
	const token = joinToken(SECRET, LABEL, name, ['peers', ...permissions.split(' ').filter(Boolean)]);
	const engines = { webSocket: WebSocket, rtcPeerConnection: RTCPeerConnection };
	const channel = join(application.signaling, { channel: LABEL, name, kind: 'node', token, ...engines });
	members.push(channel);
	return channel;
}

/** One who has joined, and sees the till. */
async function asker(name: string, permissions: string): Promise<Channel> {
	const channel = member(name, permissions);
	await channel.joined;
	await eventually(() => {
		expect(channel.peers.map(({ peerId }) => peerId)).toContain(tillId);
	});
	return channel;
}

const address = (name: string) => `xstate://${LABEL}/${tillId}/@${name}`;

const codeOf = (error: unknown): string => (error as { code: string }).code;

function words(snapshot: ActorSnapshot | undefined): string {
	const { count } = (snapshot?.context ?? {}) as { count?: unknown };
	return typeof count === 'number' ? 'shown' : count === '******' ? 'masked' : 'reply';
}

const ending = (end: Ending): string => (end.type === 'failure' ? end.code : end.type);

/** What comes of each message to an actor; what is watched is told when it ends. */
async function outcomes(channel: Channel, name: string, by: number) {
	const actor = channel.actor(address(name));
	const letters: DeadLetter[] = [];
	const stop = channel.onDeadLetter((letter) => letters.push(letter));
	await actor.send({ type: 'ADD', by });
	const ask = await actor.ask({ type: 'ADD', by: 0 }).then(({ snapshot }) => words(snapshot), codeOf);
	const subscribe = await new Promise<string>((resolve) => {
		const { unsubscribe } = actor.subscribe({
			onChange: ({ snapshot, ending: end }) => {
				if (!snapshot && !end) return;
				resolve(end ? ending(end) : words(snapshot));
				unsubscribe();
			},
		});
	});
	const watch = new Promise<string>((resolve) => {
		actor.watch((end) => {
			resolve(ending(end));
		});
	});
	const directory = channel.actors({ peerId: tillId, systemId: name });
	const [found] = await directory.listed;
	const actors = found?.systemId ?? directory.problems.get(tillId)?.code ?? 'none';
	directory.close();
	// Letters of one address are gathered for a moment.
	await eventually(() => {
		const taken = Math.floor(counter.getSnapshot().context.count / by) % 2 === 1;
		expect(letters.length > 0 || taken).toBe(true);
	});
	stop();
	return { send: letters[0]?.code ?? 'taken', ask, subscribe, watch, actors };
}

beforeAll(async () => {
	application = await TestApplication.start('guide.OrdersApplication', [
		`xstate.webrtc.channel-labels=${LABEL}`,
		'orders=order',
		'xstate.webrtc.access=authenticated',
		`xstate.webrtc.join-tokens.secret=${SECRET}`,
	]);
	till = member('a till', 'send');
	tillId = (await till.joined).self.peerId;
	counter = createActor(counterMachine).start();
	till.expose(counter, { systemId: 'counter' });
	till.expose(createActor(counterMachine).start(), { systemId: 'withdrawn' })();
});

afterAll(async () => {
	for (const each of members) each.close();
	await application[Symbol.asyncDispose]();
});

describe('over WebRTC, an actor in Node answers each message as the hub permits its sender', () => {
	it('whether it is exposed or not', async () => {
		const told = TABLE.map(async ({ may }, index) => {
			const channel = await asker(`asker ${index}`, may);
			const exposed = await outcomes(channel, 'counter', 2 ** index);
			const withdrawn = await outcomes(channel, 'withdrawn', 2 ** (index + TABLE.length));
			return { may, exposed, withdrawn };
		});
		const all = await Promise.all(told);
		counter.send({ type: 'END' });
		for (const [index, { may, exposed, withdrawn }] of all.entries()) {
			const { watch, ...rest } = exposed;
			expect({ may, ...rest, watch: await watch }, 'exposed').toEqual(TABLE[index]);
			const refused = (wanted: string) => (wanted === 'forbidden' ? wanted : 'no-such-actor');
			const { send, ask, subscribe, watch: watched, actors } = TABLE[index] ?? TABLE[0];
			expect({ ...withdrawn, watch: await withdrawn.watch }, `withdrawn, ${may}`).toEqual({
				send: refused(send),
				ask: refused(ask),
				subscribe: refused(subscribe),
				watch: refused(watched),
				actors: actors === 'forbidden' ? actors : 'none',
			});
		}
	});

	it('and otherwise as soon as another token says so', async () => {
		const cart = createActor(counterMachine).start();
		till.expose(cart, { systemId: 'cart' });
		const channel = await asker('a clerk', 'inspect send');
		const actor = channel.actor(address('cart'));
		const seen: string[] = [];
		actor.subscribe({
			onChange: ({ snapshot, ending: end }) => seen.push(end ? ending(end) : words(snapshot)),
		});
		expect(words((await actor.ask({ type: 'ADD', by: 1 })).snapshot)).toBe('masked');
		channel.renew(joinToken(SECRET, LABEL, 'a clerk', ['peers', 'send']));
		await eventually(() => {
			expect(seen.at(-1)).toBe('forbidden');
		});
		expect(words((await actor.ask({ type: 'ADD', by: 1 })).snapshot)).toBe('reply');
		channel.renew(joinToken(SECRET, LABEL, 'a clerk', ['peers']));
		await eventually(async () => {
			expect(await actor.ask({ type: 'ADD', by: 0 }).catch(codeOf)).toBe('forbidden');
		});
		expect(cart.getSnapshot().context.count).toBe(2);
	});
});
