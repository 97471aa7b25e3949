import { describe, expect, it } from 'vitest';
import { maxMessageSize } from '../src/connecting/max-message-size.js';
import { utf8Length } from '../src/data/utf8.js';
import { FrameReader } from '../src/link/frame-reader.js';
import { ProtocolError } from '../src/link/protocol-error.js';
import { encode, writeFrames } from '../src/link/write-frames.js';

const messages = (lengths: number[]) =>
	lengths.map((length, id) => ({ type: 'emitted', id, text: 'ä'.repeat(length) }));

/** What a reader makes of all frames. */
const read = (frames: string[], reader = new FrameReader(16_384, 1_048_576)) =>
	frames.flatMap((frame) => reader.read(frame));

describe('frames', () => {
	it('put what waits into one batch', () => {
		expect(writeFrames([encode({ a: 1 }), encode({ b: '€' })], 16_384)).toEqual(['[{"a":1},{"b":"€"}]']);
		expect(writeFrames([], 16_384)).toEqual([]);
	});

	it.each([
		['small ones', [1, 2, 3], 1],
		['as many as fit', [400, 400, 400, 400], 4],
		['one too large among others', [1, 5_000, 2], 12],
	])('of %s are never larger than allowed, and read back', (_what, lengths, count) => {
		const sent = messages(lengths);
		const frames = writeFrames(sent.map(encode), 1_024);
		for (const frame of frames) expect(utf8Length(frame)).toBeLessThanOrEqual(1_024);
		expect(frames).toHaveLength(count);
		expect(read(frames)).toEqual(sent);
	});

	it.each([1_000, 1_001, 1_002, 1_003])('use all the room there is (%i)', (length) => {
		const message = encode({ x: 'x'.repeat(length) });
		const [frame] = writeFrames([message], message.bytes + 2);
		expect(frame).toBe(`[${message.json}]`);
		expect(writeFrames([message], message.bytes + 1)).toHaveLength(2);
	});

	it('slice between code points, never into an empty slice', () => {
		for (let size = 1_024; size < 1_032; size++) {
			const frames = writeFrames([encode({ type: 'text', text: '😀'.repeat(1_000) })], size);
			expect(frames.slice(0, -1).every((frame) => frame.startsWith('+'))).toBe(true);
			expect(frames.at(-1)).toMatch(/^\../);
			expect(read(frames)).toEqual([{ type: 'text', text: '😀'.repeat(1_000) }]);
		}
	});

	it.each([
		['an empty one', ['']],
		['one of another kind', ['{"type":"hello"}']],
		['no JSON', ['[{]']],
		['a batch of something else', ['[1]']],
		['a batch of lists', ['[[]]']],
		['a batch amid slices', ['+[{', '[{}]']],
		['slices of a batch that is none', ['+{', '.}']],
		['slices that are too much', ['+[{"a":"aaaaaaaaaaaaaa', '+aaaaaaaaaaaaaaaaaaaaa']],
	])('refuse %s', (_what, frames) => {
		expect(() => read(frames, new FrameReader(1_024, 40))).toThrow(ProtocolError);
	});
});

describe('the largest message of a remote', () => {
	it.each([
		['v=0\r\na=max-message-size:262144\r\n', 262_144],
		['v=0\r\na=sctp-port:5000\r\n', 65_536],
		['v=0\na=max-message-size:0\n', Number.MAX_SAFE_INTEGER],
		['v=0\na=max-message-size:x\n', 65_536],
	])('is read from its SDP (%#)', (sdp, size) => {
		expect(maxMessageSize(sdp)).toBe(size);
	});
});
