import { writeFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';

/** The first line of a recording (protocol §5). */
const HEADER =
	'{"type":"@xstate-webrtc.recording","version":1,"application":"till","channel":"shop","createdAt":"1777637040000"}';

/** The page says there which recording it shows. */
export const BANNER = '[data-testid=recording]';

/** A recording that is made for a test: what peers tell, a line each. */
export class RecordingFile {
	readonly #lines = [HEADER];
	#seq = 0;

	/** What a peer tells, at the next millisecond. @returns the length of its line, in characters */
	tell(peerId: string, type: string, sessionId: string | undefined, members: object = {}): number {
		const _seq = ++this.#seq;
		const createdAt = String(1777637040000 + _seq);
		const event = { type: `@xstate.${type}`, _seq, createdAt, _peerId: peerId, sessionId, ...members };
		const line = JSON.stringify(event);
		this.#lines.push(line);
		return line.length;
	}

	/** A line as it stands, whatever it is. */
	line(text: string): void {
		this.#lines.push(text);
	}

	async write(path: string): Promise<string> {
		await writeFile(path, this.#lines.join('\n'));
		return path;
	}
}

/** Opens a recording by the page's own way to choose a file; until the page says that it shows one. */
export async function openRecording(tab: Page, path: string): Promise<void> {
	await tab.locator('[aria-label="Recording"]').click();
	const input = await tab.waitForSelector<'input'>('input[type=file]' as 'input');
	await input?.uploadFile(path);
	await tab.waitForSelector(BANNER, { timeout: 20_000 });
}
