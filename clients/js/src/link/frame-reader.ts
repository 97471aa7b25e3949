import { parseJson } from '../data/json.js';
import { type Data, isData } from '../data/read.js';
import { utf8Length } from '../data/utf8.js';
import { ProtocolError } from './protocol-error.js';

/** Reads the frames of one data channel of one connection (protocol §3, *Frames*). */
export class FrameReader {
	#slices: string[] = [];
	#slicedBytes = 0;

	/**
	 * @param frameBytes what a frame may have, in UTF-8
	 * @param messageBytes what a sliced batch may have in all
	 */
	constructor(
		private readonly frameBytes: number,
		private readonly messageBytes: number,
	) {}

	/**
	 * The messages that a frame completes.
	 *
	 * @throws ProtocolError if the frame is none
	 */
	read(frame: string): readonly Data[] {
		if (utf8Length(frame) > this.frameBytes)
			throw new ProtocolError(`A frame has more than ${this.frameBytes} bytes.`);
		switch (frame.length > 1 && frame.charAt(0)) {
			case '[':
				if (this.#slices.length) throw new ProtocolError('A batch amid slices.');
				return readBatch(frame);
			case '+':
				this.#add(frame);
				return [];
			case '.':
				this.#add(frame);
				return this.#joinSlices();
			default:
				throw new ProtocolError('A frame begins with [, + or .');
		}
	}

	#add(frame: string): void {
		const slice = frame.slice(1);
		this.#slicedBytes += utf8Length(slice);
		if (this.#slicedBytes > this.messageBytes) {
			throw new ProtocolError(`A batch has more than ${this.messageBytes} bytes.`);
		}
		this.#slices.push(slice);
	}

	#joinSlices(): readonly Data[] {
		const batch = this.#slices.join('');
		this.#slices = [];
		this.#slicedBytes = 0;
		return readBatch(batch);
	}
}

function readBatch(json: string): readonly Data[] {
	let batch: unknown;
	try {
		batch = parseJson(json);
	} catch (error) {
		throw new ProtocolError(`A batch is not JSON: ${(error as Error).message}`);
	}
	if (
		!Array.isArray(batch) ||
		!batch.length ||
		!batch.every((each) => isData(each) && typeof each.type === 'string')
	)
		throw new ProtocolError('A batch is a list of messages.');
	return batch as Data[];
}
