import type { Taped } from '../store/told.ts';

/** The type of the first line of a recording (protocol §5). */
export const RECORDING = '@xstate-webrtc.recording';

export const VERSION = 1;

/** The first line of a recording. */
export interface Header {
	readonly type: typeof RECORDING;
	readonly version: typeof VERSION;
	readonly application: string;
	readonly channel: string;
	/** When it was saved: milliseconds since 1970, as a text. */
	readonly createdAt: string;
	/** What had gone before, to make room. */
	readonly dropped: number;
}

/** A line as it is written, without its end: what was told, and by which peer. */
export const lineOf = ({ peerId, told }: Taped): string => JSON.stringify({ ...told, _peerId: peerId });
