import { expect, it } from 'vitest';
import { FakeHub } from './support/fake-hub.js';
import { FakePeerConnection } from './support/fake-rtc.js';
import { ScriptedPeer } from './support/scripted-peer.js';

/** An engine that takes its time for descriptions and, as node-datachannel does, takes no candidate before one. */
class SlowEngine extends FakePeerConnection {
	static made: SlowEngine[] = [];
	readonly taken: string[] = [];
	release: () => void = () => undefined;

	constructor() {
		super();
		SlowEngine.made.push(this);
	}

	override setRemoteDescription(): Promise<void> {
		return new Promise((resolve) => {
			this.release = () => {
				this.taken.push('description');
				resolve();
			};
		});
	}

	override addIceCandidate({ candidate = '' }: RTCIceCandidateInit): Promise<void> {
		this.taken.push(candidate);
		return Promise.resolve();
	}
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

class QuietHub extends FakeHub {
	override signal(): void {}
}

it('the scripted peer hands on candidates after the description of their own connection', async () => {
	const peer = new ScriptedPeer(new QuietHub(), 'p-a', SlowEngine);
	const tell = (conn: string, part: object) => {
		peer.receive({ type: 'signal', conn, ...part });
	};
	tell('c-1', { description: { type: 'offer', sdp: '0' } });
	await turn();
	tell('c-2', { description: { type: 'offer', sdp: '0' } });
	tell('c-2', { candidate: { candidate: 'one' } });
	await turn();
	const [first, second] = SlowEngine.made;
	first?.release();
	await turn();
	tell('c-2', { candidate: { candidate: 'two' } });
	await turn();
	second?.release();
	await turn();
	expect(first?.taken).toEqual(['description']);
	expect(second?.taken).toEqual(['description', 'one', 'two']);
});
