import type { Problem } from '../channel-error.js';
import { after, type Cancel, now } from '../data/clock.js';
import { type ErrorMessage, type HubMessage, readHubMessage } from './hub-message.js';
import type { WebSocketClass, WebSocketLike } from '../web-apis.js';
import { noAnswer, replaced, replacedCloseCode, unreachable } from './refusals.js';

/** The one WebSocket subprotocol, and the protocol name of the data channels. */
export const subprotocol = 'xstate-webrtc.v1';

/** An error of the hub explains a close that follows it this soon. */
const explainsMs = 5_000;

/** How a session speaks to its owner. */
export interface HubSessionEvents {
	onMessage(message: HubMessage): void;
	/** Called once, with the hub's word for it if it gave one. */
	onEnd(problem: Problem): void;
}

/** One socket to the hub: it joins when open, hands on what comes, and ends exactly once. */
export class HubSession {
	readonly #socket: WebSocketLike;
	readonly #stopWaiting: Cancel;
	#joined = false;
	#ended = false;
	#lastError: { readonly problem: Problem; readonly at: number } | undefined;

	/** @throws SyntaxError if the URL is none for a WebSocket */
	constructor(
		private readonly url: string,
		webSocket: WebSocketClass,
		joinMessage: object,
		joinTimeoutMs: number,
		private readonly events: HubSessionEvents,
	) {
		this.#socket = new webSocket(url, [subprotocol]);
		this.#stopWaiting = after(joinTimeoutMs, () => {
			this.#end(noAnswer);
		});
		this.#socket.onopen = () => {
			this.#socket.send(JSON.stringify(joinMessage));
		};
		this.#socket.onmessage = ({ data }) => {
			const message = this.#ended ? undefined : readHubMessage(data);
			if (message) this.#receive(message);
		};
		this.#socket.onclose = ({ code, reason }) => {
			this.#closed(code, reason);
		};
		// Browsers tell nothing in it, and a close follows; Node's `ws` would throw without a listener.
		this.#socket.onerror = () => undefined;
	}

	/** Sends one message; silently nothing once the socket is closing, its end is told anyway. */
	send(message: object): void {
		if (this.#socket.readyState === 1) this.#socket.send(JSON.stringify(message));
	}

	/** Closes the socket without telling the owner. */
	close(): void {
		this.#ended = true;
		this.#stopWaiting();
		this.#socket.close(1000);
	}

	#receive(message: HubMessage): void {
		if (message.type === 'joined') {
			this.#joined = true;
			this.#stopWaiting();
		}
		if (message.type === 'error' && (!this.#joined || message.of === undefined)) this.#refused(message);
		else this.events.onMessage(message);
	}

	/** Before `joined` every error is the answer to the join; later one may announce that the hub will close. */
	#refused({ problem }: ErrorMessage): void {
		if (this.#joined) this.#lastError = { problem, at: now() };
		else this.#end(problem);
	}

	#closed(code: number, reason: string): void {
		const error = this.#lastError;
		if (code === replacedCloseCode) this.#end(replaced);
		else if (error && now() - error.at < explainsMs) this.#end(error.problem);
		else this.#end(unreachable(this.url, code, reason));
	}

	#end(problem: Problem): void {
		if (this.#ended) return;
		this.close();
		this.events.onEnd(problem);
	}
}
