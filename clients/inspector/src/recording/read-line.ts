// The same care as for what comes over the wire; the client does not offer it to everybody.
import { parseJson } from '../../../js/src/data/json.ts';
import { count, type Data, isData, text, texts } from '../../../js/src/data/read.ts';
import type { InspectionEvent } from '../channel/types.ts';
import { readTime } from '../store/time.ts';
import { PEER, type Taped, type Told, type ToldOfPeer } from '../store/told.ts';
import { RECORDING } from './recording.ts';

/** What the first line says of a recording; `version` may be one that is not known here. */
export interface About {
	readonly version: number;
	readonly application: string;
	readonly channel: string;
	/** Milliseconds since 1970; undefined if it does not say. */
	readonly savedAt: number | undefined;
	readonly dropped: number;
}

const MAX_ID = 256;

function parsed(line: string): Data | undefined {
	try {
		const value = parseJson(line);
		return isData(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

/** Reads the first line; undefined if it is not that of a recording. */
export function readHeader(line: string): About | undefined {
	const data = parsed(line);
	const version = count(data?.version);
	if (data?.type !== RECORDING || version === undefined) return undefined;
	return {
		version,
		application: text(data.application, MAX_ID) ?? '',
		channel: text(data.channel, MAX_ID) ?? '',
		savedAt: readTime(data.createdAt),
		dropped: count(data.dropped) ?? 0,
	};
}

function toldOfPeer(data: Data, createdAt: string): ToldOfPeer | undefined {
	const { state } = data;
	if (state === 'left' || state === 'restarted') return { type: PEER, state, createdAt };
	if (state === 'refused') return { type: PEER, state, message: text(data.message) ?? '', createdAt };
	if (state !== 'joined') return undefined;
	const instance = text(data.instance, MAX_ID);
	return {
		type: PEER,
		state,
		name: text(data.name, MAX_ID) ?? '',
		kind: text(data.kind, MAX_ID) ?? '',
		...(instance !== undefined && { instance }),
		permissions: texts(data.permissions),
		inspectable: data.inspectable !== false,
		createdAt,
	};
}

function told(data: Data): Told | undefined {
	const { type } = data;
	if (typeof type !== 'string') return undefined;
	if (type.startsWith('@xstate.')) {
		if (count(data._seq) === undefined) return undefined;
		return data as InspectionEvent;
	}
	const createdAt = String(readTime(data.createdAt) ?? 0);
	if (type === PEER) return toldOfPeer(data, createdAt);
	if (type === 'gap') return { type, dropped: count(data.dropped) ?? 0, createdAt };
	return type === 'synced' ? { type, sessionIds: texts(data.sessionIds), createdAt } : undefined;
}

/** Reads any line but the first; undefined if it cannot be understood. */
export function readLine(line: string): Taped | undefined {
	const data = parsed(line);
	if (data === undefined) return undefined;
	const { _peerId: peerId, ...rest } = data;
	if (typeof peerId !== 'string' || peerId === '' || peerId.length > MAX_ID) return undefined;
	const what = told(rest);
	return what && { peerId, told: what };
}
