import { expect, it } from 'vitest';
import type { PeersAnswer } from '../src/actuator.ts';
import { eventually } from '../src/eventually.ts';
import { NodePeer } from '../src/node-peer.ts';
import { Sample } from '../src/sample.ts';
import { Switched } from '../src/switched.ts';

const SETTINGS = [
	'xstate.webrtc.join-tokens.secret=the-same-in-all-instances-of-the-shop',
	'xstate.webrtc.signaling.resume-window=60s',
	'server.shutdown=graceful',
];

it('keeps the id of who is led from an instance that ends to one that began before that', async () => {
	await using old = await Sample.start(...SETTINGS);
	using balancer = await Switched.before(old);
	using peer = await NodePeer.inspect(balancer.signaling);
	const id = await eventually(() => idOf(old));
	await eventually(() => {
		expect(peer.connection?.state).toBe('connected');
	});

	await using young = await Sample.start(...SETTINGS);
	balancer.turn(young);
	await old.end('SIGTERM');

	expect(await eventually(() => idOf(young))).toBe(id);
});

/** As the application has the id of the script that has joined. */
async function idOf(sample: Sample): Promise<string> {
	const { peers } = (await sample.get('actuator/xstatepeers')) as PeersAnswer;
	const [script] = peers.filter(({ kind }) => kind === 'node');
	if (script === undefined) throw new Error('No script has joined.');
	return script.peerId;
}
