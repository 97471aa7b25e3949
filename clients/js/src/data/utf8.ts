const encoder = new TextEncoder();
const scratch = new Uint8Array(16_384);

/** How many bytes a text has in UTF-8. */
export function utf8Length(text: string): number {
	let bytes = 0;
	for (let at = 0; at < text.length; ) {
		const { read, written } = encoder.encodeInto(at === 0 ? text : text.slice(at), scratch);
		at += read;
		bytes += written;
	}
	return bytes;
}

/** Cuts a text between code points into the fewest parts of at most `maxBytes` (four or more) each in UTF-8. */
export function utf8Parts(text: string, maxBytes: number): string[] {
	const parts: string[] = [];
	const room = new Uint8Array(maxBytes);
	for (let at = 0; at < text.length; ) {
		const { read } = encoder.encodeInto(text.slice(at, at + maxBytes), room);
		parts.push(text.slice(at, at + read));
		at += read;
	}
	return parts;
}
