import type { Page } from 'puppeteer-core';
import { eventually } from './eventually.ts';
import { writeInto } from './write-into.ts';

/** A row of the log as it stands on the page. */
export interface ShownRow {
	readonly kind: string;
	readonly type: string;
	readonly seq: number;
	readonly actor: string;
	readonly peer: string;
	readonly state: string;
	readonly text: string;
}

/** The log of events in the inspector's page. */
export class LogPage {
	constructor(private readonly tab: Page) {}

	/** Those that are drawn, oldest first: not all that there are. */
	rows(): Promise<ShownRow[]> {
		return this.tab.$$eval('.log-list .log-row', (rows) =>
			(rows as HTMLElement[])
				.sort((one, other) => Number(one.ariaPosInSet) - Number(other.ariaPosInSet))
				.map((row) => {
					const { kind = '', eventType = '', seq, state = '' } = row.dataset;
					const text = (selector: string) => row.querySelector(selector)?.textContent ?? '';
					return {
						kind,
						type: eventType,
						seq: Number(seq),
						actor: text('.log-name'),
						peer: text('.log-peer'),
						state,
						text: row.textContent,
					};
				}),
		);
	}

	/** How many rows there are, drawn or not. */
	size(): Promise<number> {
		return this.tab.$$eval('.log-list .log-row', ([first]) => Number(first?.ariaSetSize ?? 0));
	}

	/** The number of the row that is chosen. */
	chosen(): Promise<number> {
		return this.tab.$eval('.log-row[aria-selected=true]', (row) => Number(row.getAttribute('data-seq')));
	}

	type(filter: string): Promise<void> {
		return writeInto(this.tab, '[aria-label="Filter the events"]', filter);
	}

	/** Until every row that is drawn holds what is looked for. @returns how many rows there are then */
	async filter(text: string, holds: (row: ShownRow) => boolean): Promise<number> {
		await this.type(text);
		return eventually(async () => {
			const rows = await this.rows();
			const said = await this.tab.$$eval('.log-said', (all) => all.map(({ textContent }) => textContent));
			if (rows.length === 0 || said.includes('Searching…')) throw new Error(`${text} has found nothing`);
			const other = rows.find((row) => !holds(row));
			if (other !== undefined) throw new Error(`${text} shows ${JSON.stringify(other)}`);
			return this.size();
		});
	}

	async press(label: string): Promise<void> {
		await this.tab.locator(`.log [aria-label="${label}"]`).click();
	}
}
