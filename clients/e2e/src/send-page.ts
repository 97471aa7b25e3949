import type { InspectorPage } from './inspector-page.ts';
import { writeInto } from './write-into.ts';

const TYPE = '.composer input';
const PAYLOAD = '.composer textarea';

/** The tab of the inspector's page that sends events to the chosen actor. */
export class SendPage {
	constructor(private readonly page: InspectorPage) {}

	/** Writes an event; what stood there before is gone. */
	async write(type: string, payload: string): Promise<void> {
		await writeInto(this.page.tab, TYPE, type);
		await writeInto(this.page.tab, PAYLOAD, payload);
	}

	/** What is written: the event's type, and its payload. */
	written(): Promise<string[]> {
		return this.page.tab.$$eval(`${TYPE}, ${PAYLOAD}`, (fields) => fields.map((field) => field.value));
	}

	/**
	 * Until the newest event that was sent has come to this.
	 *
	 * @param after what it must not be: the newest one before it, as {@link newest} names it
	 * @returns what is said of it
	 */
	async outcome(type: string, word: string, after = ''): Promise<string> {
		const newest = await this.page.tab.waitForSelector(
			`[data-sent]:first-child:not([data-sent="${after}"])[data-sent-type="${type}"][data-outcome="${word}"]`,
		);
		return (await newest?.evaluate((item) => item.textContent)) ?? '';
	}

	/** The number of the newest event that was sent; none if there is none. */
	async newest(): Promise<string> {
		const [first] = await this.page.tab.$$eval('[data-sent]', (all) =>
			all.map((each) => each.getAttribute('data-sent') ?? ''),
		);
		return first ?? '';
	}

	/** Asks, and waits for what comes of it, as {@link outcome} does. */
	async ask(type: string, word = 'accepted'): Promise<string> {
		const before = await this.newest();
		await writeInto(this.page.tab, TYPE, type);
		await this.page.press('Ask');
		return this.outcome(type, word, before);
	}

	/** The types of what was sent and what became of each, newest first. */
	sent(): Promise<string[]> {
		return this.page.tab.$$eval('[data-sent]', (all) =>
			all.map((each) => `${each.getAttribute('data-sent-type')} ${each.getAttribute('data-outcome')}`),
		);
	}

	/** The events that the actor's state takes. */
	choices(): Promise<string[]> {
		return this.page.tab.$$eval('.event-choice > bdi', (all) => all.map((choice) => choice.textContent));
	}
}
