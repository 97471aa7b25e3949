import type { Inspection } from '../../src/channel.js';
import type { Data } from '../../src/data/read.js';
import { Feed } from '../../src/inspecting/feed.js';
import { LinkUnderTest } from './link-under-test.js';
import type { Tested } from './tested.js';

/** The side that inspects. */
export class InspectorUnderTest extends LinkUnderTest implements Tested {
	override readonly channel = 1;
	readonly #feed: Feed;
	#inspection: Inspection | undefined;

	constructor() {
		const feed = new Feed(() => undefined);
		super(
			{
				onReady: (connection) => {
					feed.attach((message) => {
						connection.inspect(message);
					});
				},
				onMessages: (on, messages) => {
					if (on === 1) feed.receive(messages);
				},
			},
			true,
		);
		this.#feed = feed;
	}

	override cut(on?: string): void {
		this.#feed.detach();
		super.cut(on);
	}

	override do(what: string, { history }: Data): void {
		if (what === 'stop') this.#inspection?.stop();
		else if (what !== 'inspect') throw new Error(`No inspector does ${what}.`);
		else
			this.#inspection = this.#feed.add({
				history: history as number,
				onEvents: (events) => {
					for (const event of events) this.noted.tell({ event }, 1);
				},
				onSynced: (synced) => {
					this.noted.tell({ synced }, 1);
				},
				onGap: (gap) => {
					this.noted.tell({ gap }, 1);
				},
				onRestart: () => {
					this.noted.tell({ restart: true }, 1);
				},
			});
	}
}
