/** The window of a receiver, as far as another origin may touch it. */
export interface ReceiverWindow {
	readonly closed: boolean;
	postMessage(message: unknown, targetOrigin: string): void;
}

export interface Said {
	readonly source: unknown;
	readonly origin: string;
	readonly data: unknown;
}

/** What forwarding needs of the browser; tests bring their own. */
export interface Surroundings {
	/** Undefined if the browser lets no window open. */
	open(url: string): ReceiverWindow | undefined;
	/** @returns stops listening */
	onMessage(listener: (said: Said) => void): () => void;
	/** Calls again and again. @returns ends it */
	every(ms: number, task: () => void): () => void;
	/** Calls once what is being done now is done, so that the page answers in between. */
	soon(task: () => void): void;
}

export const browser: Surroundings = {
	open: (url) => window.open(url, '_blank') ?? undefined,
	onMessage: (listener) => {
		window.addEventListener('message', listener);
		return () => {
			window.removeEventListener('message', listener);
		};
	},
	every: (ms, task) => {
		const timer = setInterval(task, ms);
		return () => {
			clearInterval(timer);
		};
	},
	soon: (task) => void setTimeout(task, 0),
};
