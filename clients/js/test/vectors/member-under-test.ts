import type { Data } from '../../src/data/read.js';
import { Member } from '../../src/signaling/member.js';
import { defaultTimings } from '../../src/timings.js';
import type { WebSocketClass } from '../../src/web-apis.js';
import { Noted, type Tested } from './tested.js';

/** A socket to a hub that is the runner. */
class HandSocket {
	readyState = 0;
	closedWith = 0;
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: string }) => void) | null = null;
	onclose: ((event: { code: number; reason: string }) => void) | null = null;
	onerror: (() => void) | null = null;

	constructor(private readonly noted: Noted) {
		queueMicrotask(() => {
			this.readyState = 1;
			this.onopen?.();
		});
	}

	send(text: string): void {
		this.noted.sent(0, JSON.parse(text) as Data);
	}

	close(code = 1005): void {
		this.readyState = 3;
		this.closedWith ||= code;
	}

	end(code: number): void {
		this.readyState = 3;
		this.onclose?.({ code, reason: '' });
	}
}

/** The peer's side of signaling. */
export class MemberUnderTest implements Tested {
	readonly noted = new Noted();
	readonly channel = 0;
	readonly batches = false;
	readonly #member: Member;
	#socket: HandSocket | undefined;

	constructor() {
		const open = (): HandSocket => (this.#socket = new HandSocket(this.noted));
		function webSocket(): HandSocket {
			return open();
		}
		const nothing = (): undefined => undefined;
		this.#member = new Member(
			'ws://hub.test/',
			{
				channel: 'orders',
				name: 'tested',
				kind: 'node',
				webSocket: webSocket as unknown as WebSocketClass,
				iceRestart: false,
			},
			defaultTimings,
			{
				onChange: nothing,
				onJoined: nothing,
				onPresence: nothing,
				onSocketCut: nothing,
				onClosed: nothing,
				onSettled: () => {
					this.noted.tell({ settled: true });
				},
				onLeft: (left, reason) => {
					if (reason !== 'timeout') this.noted.tell({ left, reason });
				},
				onRefused: (refused, { code }) => {
					this.noted.tell({ refused, code });
				},
				onSignal: ({ want, ...signal }) => {
					this.noted.tell({
						signal: present({ ...signal, type: undefined, want: want ? 'connect' : undefined }),
					});
				},
				onRelay: ({ closed, from, conn, channel, frame }) => {
					this.noted.tell(
						closed
							? { 'relay-closed': { from, conn, code: closed.code } }
							: { relayed: present({ from, conn, channel, frame }) },
					);
				},
			},
		);
		this.#member.start();
	}

	frame(_channel: number, frame: string): void {
		this.#socket?.onmessage?.({ data: frame });
	}

	cut(_on: string | undefined, code: unknown): void {
		this.#socket?.end(typeof code === 'number' ? code : 1006);
	}

	closed(): boolean | number {
		return this.#socket?.closedWith ?? false;
	}

	get state(): Data {
		const { self, peers, status, rtcConfiguration } = this.#member;
		const urls = rtcConfiguration.iceServers?.flatMap((server) => server.urls);
		return {
			peerId: self?.peerId,
			peers: peers.map(({ peerId }) => peerId).sort(),
			joined: status.state === 'joined',
			iceUrls: urls ?? [],
		};
	}

	do(what: string, { to, signal, token }: Data): void {
		if (what === 'signal') this.#member.send({ type: 'signal', to, ...(signal as object) });
		else if (what === 'renew') this.#member.renew(token as string);
		else if (what === 'leave') this.#member.close();
		else throw new Error(`No member does ${what}.`);
	}

	close(): void {
		this.#member.close();
	}
}

function present(members: Data): Data {
	return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
