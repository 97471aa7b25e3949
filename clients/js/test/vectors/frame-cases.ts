import { expect } from 'vitest';
import type { Data } from '../../src/data/read.js';
import { utf8Length } from '../../src/data/utf8.js';
import { FrameReader } from '../../src/link/frame-reader.js';
import { ProtocolError } from '../../src/link/protocol-error.js';
import { encode, writeFrames } from '../../src/link/write-frames.js';
import { Matching } from './matching.js';
import type { Case } from './vector-files.js';

/** Runs a case about reading or writing frames. */
export function runFrameCase(given: Case): void {
	const { frameBytes = 16_384, messageBytes = 1_048_576 } = given as Readonly<Record<string, number>>;
	const reader = new FrameReader(frameBytes, messageBytes);
	if (Array.isArray(given.write)) readsBack(given.write as Data[], frameBytes, reader);
	else if (given.refused === true) isRefused(given.read as string[], reader);
	else
		new Matching().match(
			given.gives,
			(given.read as string[]).flatMap((frame) => reader.read(frame)),
		);
	expect('polluted' in {}, 'a prototype was reached').toBe(false);
}

function readsBack(messages: readonly Data[], frameBytes: number, reader: FrameReader): void {
	const frames = writeFrames(messages.map(encode), frameBytes);
	for (const frame of frames) {
		expect(utf8Length(frame)).toBeGreaterThan(0);
		expect(utf8Length(frame)).toBeLessThanOrEqual(frameBytes);
		expect(new TextDecoder().decode(new TextEncoder().encode(frame)), 'UTF-8 by itself').toBe(frame);
	}
	new Matching().match(
		messages,
		frames.flatMap((frame) => reader.read(frame)),
	);
}

function isRefused(frames: readonly string[], reader: FrameReader): void {
	for (const frame of frames.slice(0, -1)) reader.read(frame);
	expect(() => reader.read(frames.at(-1) ?? '')).toThrow(ProtocolError);
}
