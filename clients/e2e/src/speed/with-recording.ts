import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import type { InspectorPage } from '../inspector-page.ts';
import { openRecording, type RecordingFile } from '../recordings/recording-file.ts';
import { open } from './visits.ts';

/**
 * Looks at a recording in a page that is measured. Fails where the page has a problem.
 *
 * @param look is handed the page, connected, and what opens the recording there
 */
export async function withRecording<Found>(
	browser: Browser,
	url: string,
	file: RecordingFile,
	look: (page: InspectorPage, openIt: () => Promise<void>) => Promise<Found>,
): Promise<Found> {
	const folder = await mkdtemp(join(tmpdir(), 'recording-'));
	const page = await open(browser, url);
	try {
		await page.connected();
		const path = await file.write(join(folder, 'recording.jsonl'));
		const found = await look(page, () => openRecording(page.tab, path));
		if (page.problems.length > 0) throw new Error(page.problems.join('\n'));
		return found;
	} finally {
		await page.tab.close();
		await rm(folder, { recursive: true });
	}
}
