import { RTCPeerConnection } from 'node-datachannel/polyfill';
import { WebSocket } from 'ws';
import { type Channel, type DeadLetter, join, type RemoteActor } from 'xstate-webrtc';
import { remoteActor, type RemoteActorLogic } from 'xstate-webrtc/xstate';
import { cuttable } from './cuts/cuttable.ts';
import { eventually } from './eventually.ts';
import type { orderMachine } from './order-machine.ts';
import { TestApplication } from './test-application.ts';

const LABEL = 'shop';

/** An application with orders, and a script that talks to them over WebRTC. */
export class Shop implements AsyncDisposable {
	readonly letters: DeadLetter[] = [];
	readonly channel: Channel;
	readonly #customers: Channel[] = [];
	/** Cuts the connection that was made last. */
	readonly cut: () => void;
	#jvm = '';

	private constructor(readonly application: TestApplication) {
		const engines = cuttable(WebSocket, RTCPeerConnection, () => undefined);
		this.cut = engines.cut;
		this.channel = this.join('a clerk', engines);
		this.channel.onDeadLetter((letter) => this.letters.push(letter));
	}

	/** @param orders those that take events; `hidden` is another that does not */
	static async open(orders: readonly string[]): Promise<Shop> {
		const application = await TestApplication.start('guide.OrdersApplication', [
			`xstate.webrtc.channel-labels=${LABEL}`,
			`orders=${[...orders, 'hidden'].join(',')}`,
			'xstate.webrtc.actors.exposure.include=*',
			'xstate.webrtc.actors.exposure.exclude=hidden',
			'management.endpoints.web.exposure.include=metrics',
		]);
		const shop = new Shop(application);
		await shop.channel.joined;
		shop.#jvm = await eventually(() => {
			const found = shop.channel.peers.find(({ kind }) => kind === 'jvm');
			if (!found) throw new Error('The application is no peer of its channel');
			return found.peerId;
		});
		return shop;
	}

	/** The application's peer id. */
	get jvm(): string {
		return this.#jvm;
	}

	/** The address of an order, or of another peer's actor. */
	address(name: string, peerId = this.#jvm): string {
		return `xstate://${LABEL}/${peerId}/@${name}`;
	}

	order(name: string): RemoteActor {
		return this.channel.actor(this.address(name));
	}

	logic(name: string): RemoteActorLogic<typeof orderMachine> {
		return remoteActor<typeof orderMachine>(this.channel, this.address(name));
	}

	/** Another member of the channel. */
	join(name: string, engines = cuttable(WebSocket, RTCPeerConnection, () => undefined)): Channel {
		const { webSocket, rtcPeerConnection } = engines;
		const options = { channel: LABEL, name, kind: 'node', webSocket, rtcPeerConnection };
		const member = join(this.application.signaling, options);
		this.#customers.push(member);
		return member;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		for (const member of this.#customers) member.close();
		await this.application[Symbol.asyncDispose]();
	}
}

/** The code that a promise fails with, or what it does not fail with. */
export const code = (promise: Promise<unknown>): Promise<unknown> =>
	promise.catch((error: unknown) => (error as { code?: unknown }).code);
