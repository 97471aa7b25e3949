import type { ElkNode } from 'elkjs/lib/elk-api';
import workerUrl from 'elkjs/lib/elk-worker.min.js?worker&url';

/** Longer than that, and a reader has gone on to something else. */
const PATIENCE_MS = 30_000;

interface Waiting {
	readonly resolve: (result: ElkNode) => void;
	readonly reject: (error: Error) => void;
}

interface Answer {
	readonly id: number;
	readonly data?: ElkNode;
	readonly error?: { readonly message?: string };
}

type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** ELK in a worker of its own, which is started when it is first needed and anew after it failed. */
export class ElkClient {
	readonly #start: () => WorkerLike;
	readonly #waiting = new Map<number, Waiting>();
	#worker: WorkerLike | undefined;
	#lastId = 0;

	constructor(start: () => WorkerLike = () => new Worker(workerUrl)) {
		this.#start = start;
	}

	/** Rejects with a sentence for the reader; where `signal` ends the wait, with its reason. */
	layout(graph: ElkNode, signal: AbortSignal): Promise<ElkNode> {
		const id = ++this.#lastId;
		return new Promise<ElkNode>((resolve, reject) => {
			signal.throwIfAborted();
			const worker = (this.#worker ??= this.#started());
			const patience = setTimeout(() => {
				this.#failAll(new Error(`No layout was found within ${PATIENCE_MS / 1_000} s.`));
			}, PATIENCE_MS);
			const giveUp = () => {
				this.#waiting.delete(id);
				clearTimeout(patience);
				// It can be stopped in no other way.
				if (this.#waiting.size === 0) this.#stop();
				reject(signal.reason as Error);
			};
			const settle = () => {
				clearTimeout(patience);
				signal.removeEventListener('abort', giveUp);
			};
			signal.addEventListener('abort', giveUp);
			this.#waiting.set(id, {
				resolve: (result) => {
					settle();
					resolve(result);
				},
				reject: (error) => {
					settle();
					reject(error);
				},
			});
			worker.postMessage({ id, cmd: 'layout', graph, layoutOptions: {}, options: {} });
		});
	}

	#started(): WorkerLike {
		const worker = this.#start();
		worker.onmessage = ({ data }: MessageEvent<Answer>) => {
			this.#answered(data);
		};
		worker.onerror = (event) => {
			const message = typeof event === 'object' && 'message' in event ? event.message : '';
			this.#failAll(new Error(`The worker that finds the layout failed. ${message}`.trim()));
		};
		worker.postMessage({ id: 0, cmd: 'register', algorithms: ['layered'] });
		return worker;
	}

	#answered({ id, data, error }: Answer): void {
		const waiting = this.#waiting.get(id);
		this.#waiting.delete(id);
		if (data !== undefined) waiting?.resolve(data);
		else waiting?.reject(new Error(`ELK found no layout: ${error?.message ?? 'it gave no reason'}.`));
	}

	#failAll(error: Error): void {
		const all = [...this.#waiting.values()];
		this.#waiting.clear();
		this.#stop();
		for (const { reject } of all) reject(error);
	}

	#stop(): void {
		this.#worker?.terminate();
		this.#worker = undefined;
	}
}
