import { utf8Length, utf8Parts } from '../data/utf8.js';

/** A message as its JSON text, measured once. */
export interface Encoded {
	readonly json: string;
	/** Of the text, in UTF-8. */
	readonly bytes: number;
}

/** Encodes a message. */
export function encode(message: object): Encoded {
	const json = JSON.stringify(message);
	return { json, bytes: utf8Length(json) };
}

/** Writes messages into as few frames as `frameBytes` allows: batches, and slices of what is too large for one (protocol §3). */
export function writeFrames(messages: readonly Encoded[], frameBytes: number): string[] {
	const frames: string[] = [];
	let batch: string[] = [];
	let size = 1;
	const close = (): void => {
		if (batch.length > 0) frames.push(`[${batch.join(',')}]`);
		batch = [];
		size = 1;
	};
	for (const { json, bytes } of messages) {
		if (size + bytes + 1 > frameBytes) close();
		if (bytes + 2 > frameBytes) frames.push(...slices(`[${json}]`, frameBytes));
		else {
			batch.push(json);
			size += bytes + 1;
		}
	}
	close();
	return frames;
}

function slices(batch: string, frameBytes: number): string[] {
	const parts = utf8Parts(batch, frameBytes - 1);
	return parts.map((part, index) => (index < parts.length - 1 ? '+' : '.') + part);
}
