import type { State } from '../store/types.ts';
import type { Tape } from '../store/tape.ts';
import type { Taped } from '../store/told.ts';
import { Slices } from './in-slices.ts';
import { type Header, lineOf, RECORDING, VERSION } from './recording.ts';

/** Lines are put together to texts of about this many characters. */
const PIECE = 1_000_000;

/** What is on the tape now, as a file of JSON Lines; written in slices. */
export async function writeRecording(
	tape: Tape,
	{ application, channel }: Pick<State, 'application' | 'channel'>,
	now = Date.now(),
): Promise<Blob> {
	const header: Header = {
		type: RECORDING,
		version: VERSION,
		application,
		channel,
		createdAt: String(now),
		dropped: tape.dropped,
	};
	const pieces = await writeLines(tape.read(), `${JSON.stringify(header)}\n`);
	return new Blob(pieces, { type: 'application/jsonl' });
}

/** The lines of what was told, in a few long texts; written in slices. */
export async function writeLines(all: Iterable<Taped>, before = ''): Promise<string[]> {
	const slices = new Slices();
	const pieces: string[] = [];
	let piece = before;
	for (const taped of all) {
		piece += `${lineOf(taped)}\n`;
		if (piece.length > PIECE) {
			pieces.push(piece);
			piece = '';
		}
		if (slices.isOver) await slices.pause();
	}
	pieces.push(piece);
	return pieces;
}

/** A name for the file that any system takes: `orders-service-2026-05-01T12-04-00.jsonl`. */
export function fileName(application: string, now = Date.now()): string {
	const name = application.replace(/[^\w.-]+/g, '-').slice(0, 60) || 'recording';
	const time = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
	return `${name}-${time}.jsonl`;
}
