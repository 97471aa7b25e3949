import { RTCPeerConnection } from 'node-datachannel/polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Channel, join, type RemoteActor } from 'xstate-webrtc';
import { payTraced } from '../guide/traced-click.ts';
import { eventually } from '../src/eventually.ts';
import { TestApplication } from '../src/test-application.ts';

const LABEL = 'tills';

const TRACE = '0af7651916cd43dd8448eb211c80319c';

const CLICK = 'b7ad6b7169203331';

interface Span {
	readonly name: string;
	readonly id: string;
	readonly traceId: string;
	readonly parentId: string;
}

let application: TestApplication;
let channel: Channel;
let till: RemoteActor;

beforeAll(async () => {
	application = await TestApplication.start('TracedApplication', [
		`xstate.webrtc.channel-labels=${LABEL}`,
		'xstate.webrtc.actors.exposure.include=*',
		'management.tracing.sampling.probability=1',
	]);
	const engines = { webSocket: WebSocket, rtcPeerConnection: RTCPeerConnection };
	channel = join(application.signaling, { channel: LABEL, name: 'a script', kind: 'node', ...engines });
	await channel.joined;
	till = await eventually(() => {
		const found = channel.peers.find(({ kind }) => kind === 'jvm');
		if (!found) throw new Error('The application is no peer of its channel');
		return channel.actor(`xstate://${LABEL}/${found.peerId}/@till`);
	});
});

afterAll(async () => {
	channel.close();
	await application[Symbol.asyncDispose]();
});

async function spans(): Promise<Map<string, Span>> {
	const answer = await fetch(new URL('/spans', application.signaling.replace(/^ws/, 'http')));
	const all = (await answer.json()) as Span[];
	return new Map(all.map((span) => [span.name, span]));
}

it('goes on in the JVM with the trace of the click, and with what its machine sends', async () => {
	const trace = { traceparent: `00-${TRACE}-${CLICK}-01`, tracestate: 'shop=1' };
	expect(await till.ask({ type: 'PAY' }, { trace })).toMatchObject({ accepted: true });
	const told = await eventually(async () => {
		const found = await spans();
		expect([...found.keys()].sort()).toEqual(['receive BOOK', 'receive PAY', 'send BOOK']);
		return found;
	});
	expect(told.get('receive PAY')).toMatchObject({ traceId: TRACE, parentId: CLICK });
	expect(told.get('send BOOK')).toMatchObject({ traceId: TRACE, parentId: told.get('receive PAY')?.id });
	expect(told.get('receive BOOK')).toMatchObject({ traceId: TRACE, parentId: told.get('send BOOK')?.id });
});

it("goes on with the trace that the guide's click begins", async () => {
	const [, traceId, click] = (await payTraced(till)).split('-');
	const told = await eventually(async () => {
		const found = (await spans()).get('receive PAY');
		expect(found?.traceId).toBe(traceId);
		return found;
	});
	expect(told?.parentId).toBe(click);
});

it('begins a trace of its own where what it is told is none', async () => {
	expect(await till.ask({ type: 'SING' }, { trace: { traceparent: 'nonsense' } })).toHaveProperty(
		'accepted',
		false,
	);
	const told = await eventually(
		async () => (await spans()).get('receive SING') ?? Promise.reject(new Error('No span')),
	);
	expect(told.traceId).toMatch(/^[0-9a-f]{32}$/);
	expect(told.parentId).toBe('0'.repeat(16));
});
