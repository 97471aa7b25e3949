import { follow } from '../channel/follow.ts';
import type { Channel } from '../channel/types.ts';
import type { InspectorStore } from '../store/store.ts';
import { type PageConfig, Refusal } from './config.ts';
import { whenTurnedAway } from './turned-away.ts';

export interface Surroundings {
	readConfig(): Promise<PageConfig>;
	join(signaling: string, channel: string): Channel;
	/** The label that the address asks for. */
	readonly wanted: string | null;
	wait(ms: number): Promise<void>;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

/** One visit: asks the application for its configuration until it answers, joins the channel and follows it. */
export class Session {
	readonly #store: InspectorStore;
	readonly #surroundings: Surroundings;
	#leave: (() => void) | undefined;
	#attempt = 0;

	constructor(store: InspectorStore, surroundings: Surroundings) {
		this.#store = store;
		this.#surroundings = surroundings;
	}

	/** Begins, or begins again after a refusal. */
	readonly start = async (): Promise<void> => {
		this.stop();
		const attempt = this.#attempt;
		this.#store.setStatus({ state: 'loading' });
		try {
			const config = await this.#config(attempt);
			if (attempt === this.#attempt) this.#join(config);
		} catch (error) {
			if (attempt === this.#attempt) this.#refuse(error);
		}
	};

	readonly stop = (): void => {
		this.#attempt++;
		this.#leave?.();
		this.#leave = undefined;
	};

	async #config(attempt: number): Promise<PageConfig> {
		for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
			try {
				return await this.#surroundings.readConfig();
			} catch (error) {
				if (error instanceof Refusal || attempt !== this.#attempt) throw error;
				const message = error instanceof Error ? error.message : '';
				this.#store.setStatus({ state: 'waiting', message });
				await this.#surroundings.wait(wait);
			}
		}
	}

	#join(config: PageConfig): void {
		const label = this.#surroundings.wanted ?? config.channels[0];
		if (label === undefined) throw new Refusal('no-channel', 'The application joins no channel.');
		this.#store.describe({ application: config.application, channel: label, channels: config.channels });
		const channel = this.#surroundings.join(config.signaling, label);
		const unfollow = follow(channel, this.#store);
		const stopAsking = whenTurnedAway(
			channel,
			() => this.#surroundings.readConfig(),
			(refusal) => {
				this.#refuse(refusal);
			},
		);
		this.#leave = () => {
			stopAsking();
			unfollow();
			channel.close();
		};
		const attempt = this.#attempt;
		channel.joined.catch((error: unknown) => {
			if (attempt === this.#attempt) this.#refuse(error);
		});
	}

	#refuse(error: unknown): void {
		this.stop();
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'error';
		const message = error instanceof Error ? error.message : String(error);
		this.#store.setStatus({ state: 'refused', code, message });
	}
}
