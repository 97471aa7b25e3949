import { InspectorStore } from '../store/store.ts';
import { bytes } from '../ui/format.ts';
import { Slices } from './in-slices.ts';
import { LineSplitter } from './line-splitter.ts';
import { Player } from './player.ts';
import { type About, readHeader, readLine } from './read-line.ts';
import { VERSION } from './recording.ts';

/** The largest file that is opened, in bytes. */
export const MAX_FILE = 256 * 1024 * 1024;

/** The longest line that is read, in characters: a message of the wire has at most half of it. */
const MAX_LINE = 2 * 1024 * 1024;

/** What was read. */
export interface Recording extends About {
	readonly file: string;
	readonly store: InspectorStore;
	/** Lines that were read. */
	readonly lines: number;
	/** Lines that could not be, and were left out. */
	readonly bad: number;
}

/** Why a file is not opened, in a sentence for whoever chose it. */
export class NotARecording extends Error {}

const NO_HEADER =
	'It is no recording of this page: the first line of one is {"type":"@xstate-webrtc.recording","version":1,…}.';

function checked(line: string | undefined): About {
	const about = line === undefined ? undefined : readHeader(line);
	if (about === undefined) throw new NotARecording(NO_HEADER);
	if (about.version !== VERSION) {
		throw new NotARecording(
			`It is of version ${about.version}, and this page reads version ${VERSION}. Open it with the page of a newer application.`,
		);
	}
	return about;
}

/** Reads one line after the other into a store of its own. */
class Reading {
	readonly store = new InspectorStore();
	readonly #player = new Player(this.store);
	about: About | undefined;
	lines = 0;
	bad = 0;

	take(line: string | undefined): void {
		if (this.about === undefined) {
			this.about = checked(line);
			return;
		}
		const taped = line === undefined ? undefined : readLine(line);
		if (taped !== undefined && this.#player.play(taped)) this.lines++;
		else this.bad++;
	}

	end(file: string): Recording {
		const { about, store, lines, bad } = this;
		if (about === undefined) throw new NotARecording('It is empty.');
		this.#player.end();
		store.describe({ application: about.application, channel: about.channel, channels: [] });
		store.setStatus({ state: 'recording' });
		return { ...about, file, store, lines, bad };
	}
}

/**
 * Reads a recording in slices, so that the page goes on meanwhile. Lines that cannot be read are counted and left out.
 *
 * @param onProgress is told how much of it is read, from 0 to 1
 * @throws NotARecording whose message says why it is none; the signal's reason if it was aborted
 */
export async function readRecording(
	file: Blob & { readonly name: string },
	onProgress: (share: number) => void = () => {},
	signal?: AbortSignal,
): Promise<Recording> {
	if (file.size > MAX_FILE) {
		throw new NotARecording(
			`It has ${bytes(file.size)}, and this page opens recordings of up to ${bytes(MAX_FILE)}.`,
		);
	}
	const reading = new Reading();
	const splitter = new LineSplitter(MAX_LINE);
	const decoder = new TextDecoder();
	const slices = new Slices();
	const stream = file.stream().getReader();
	const takeAll = async (lines: readonly (string | undefined)[]) => {
		for (const line of lines) {
			reading.take(line);
			if (slices.isOver) await slices.pause(signal);
		}
	};
	let read = 0;
	try {
		for (let piece = await stream.read(); !piece.done; piece = await stream.read()) {
			read += piece.value.length;
			onProgress(read / file.size);
			await takeAll(splitter.push(decoder.decode(piece.value, { stream: true })));
			signal?.throwIfAborted();
		}
		await takeAll(splitter.push(decoder.decode()));
		await takeAll(splitter.end());
		signal?.throwIfAborted();
	} finally {
		await stream.cancel();
	}
	return reading.end(file.name);
}
