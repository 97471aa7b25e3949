import type { Problem } from '../channel-error.js';
import { parseJson } from '../data/json.js';
import { readProblem } from '../data/problem.js';
import { count, type Data, isData, objects, text, texts } from '../data/read.js';
import type { Peer, Self } from '../peer.js';
import type { RelayLimits } from '../connecting/relay-pacer.js';
import type { ChannelId } from '../link/hello.js';
import { readIceServers } from './ice-servers.js';
import { readPeer } from './read-peer.js';

/** The answer to `join`. */
export interface JoinedMessage {
	readonly type: 'joined';
	readonly self: Self;
	/** Single-use: the next join hands it in and gets another. */
	readonly resume: string | undefined;
	readonly iceServers: RTCIceServer[];
	readonly iceTransportPolicy: RTCIceTransportPolicy;
	readonly relay: RelayLimits | undefined;
	readonly peers: Peer[];
	readonly more: boolean;
}

/** The answer to `renew`. */
export interface RenewedMessage {
	readonly type: 'renewed';
	readonly terms: Omit<Self, 'peerId'>;
}

/** What another member lets the hub pass on (protocol §2). */
export interface SignalMessage {
	readonly type: 'signal';
	readonly from: string;
	readonly conn: string | undefined;
	readonly want: boolean;
	readonly description: RTCSessionDescriptionInit | undefined;
	readonly candidate: RTCIceCandidateInit | undefined;
	/** Why there will be no connection. */
	readonly refused: Problem | undefined;
}

/** A connection through the hub: with `frame` one of it, with `closed` its end, else its opening. */
export interface RelayMessage {
	readonly type: 'relay';
	readonly from: string;
	/** Undefined: whichever there is. */
	readonly conn: string | undefined;
	readonly channel: ChannelId | undefined;
	readonly frame: string | undefined;
	readonly closed: Problem | undefined;
}

/** A refusal: of the socket itself, of a message, of a message to a peer. */
export interface ErrorMessage {
	readonly type: 'error';
	readonly problem: Problem;
	/** Type of the refused message, if one was refused. */
	readonly of: string | undefined;
	/** The peer that it was for. */
	readonly to: string | undefined;
}

/** Everything of protocol §2 from hub to peer that this client acts on. */
export type HubMessage =
	| JoinedMessage
	| RenewedMessage
	| { readonly type: 'peers'; readonly peers: Peer[]; readonly more: boolean }
	| { readonly type: 'peer-joined' | 'peer-updated'; readonly peer: Peer }
	| { readonly type: 'peer-left'; readonly peerId: string; readonly reason: string }
	| { readonly type: 'settled' }
	| SignalMessage
	| RelayMessage
	| { readonly type: 'ice-servers'; readonly iceServers: RTCIceServer[] }
	| ErrorMessage;

/** Reads one text message of the hub; undefined for what this client does not know or cannot use. */
export function readHubMessage(message: unknown): HubMessage | undefined {
	if (typeof message !== 'string') return undefined;
	try {
		const data = parseJson(message);
		return isData(data) && typeof data.type === 'string' ? readers.get(data.type)?.(data) : undefined;
	} catch {
		return undefined;
	}
}

/** A map, not an object: a type named `constructor` finds nothing. */
const readers = new Map<string, (data: Data) => HubMessage | undefined>([
	['joined', readJoined],
	['renewed', (data) => ({ type: 'renewed', terms: readTerms(data) })],
	['peers', (data) => ({ type: 'peers', peers: readPeers(data), more: data.more === true })],
	['peer-joined', (data) => readChange(data, 'peer-joined')],
	['peer-updated', (data) => readChange(data, 'peer-updated')],
	['peer-left', readLeft],
	['settled', () => ({ type: 'settled' })],
	['signal', readSignal],
	['relay', (data) => readRelay(data, undefined)],
	['relay-closed', (data) => readRelay(data, readProblem(data))],
	['ice-servers', (data) => ({ type: 'ice-servers', iceServers: readIceServers(data.iceServers) })],
	['error', readError],
]);

function readJoined(data: Data): JoinedMessage | undefined {
	const peerId = text(data.peerId);
	if (peerId === undefined) return undefined;
	return {
		type: 'joined',
		self: { peerId, ...readTerms(data) },
		resume: text(data.resume, 16_384),
		iceServers: readIceServers(data.iceServers),
		iceTransportPolicy: data.iceTransportPolicy === 'relay' ? 'relay' : 'all',
		relay: isData(data.limits) ? readRelayLimits(data.limits) : undefined,
		peers: readPeers(data),
		more: data.more === true,
	};
}

/** Frames too short for a hello are as good as none. */
function readRelayLimits({ relayFrameBytes, relayBytesPerSecond }: Data): RelayLimits | undefined {
	const frameBytes = count(relayFrameBytes) ?? 0;
	return frameBytes >= 1_024
		? { frameBytes, bytesPerSecond: count(relayBytesPerSecond) || undefined }
		: undefined;
}

function readTerms(data: Data): Omit<Self, 'peerId'> {
	const expiresAt = text(data.expiresAt);
	return { permissions: texts(data.permissions), ...(expiresAt === undefined ? {} : { expiresAt }) };
}

function readPeers(data: Data): Peer[] {
	return objects(data.peers)
		.map(readPeer)
		.filter((peer) => peer !== undefined);
}

function readChange(data: Data, type: 'peer-joined' | 'peer-updated'): HubMessage | undefined {
	const peer = isData(data.peer) ? readPeer(data.peer) : undefined;
	return peer && { type, peer };
}

function readLeft(data: Data): HubMessage | undefined {
	const peerId = text(data.peerId);
	return peerId === undefined
		? undefined
		: { type: 'peer-left', peerId, reason: text(data.reason) ?? 'timeout' };
}

function readSignal(data: Data): SignalMessage | undefined {
	const from = text(data.from);
	if (from === undefined) return undefined;
	return {
		type: 'signal',
		from,
		conn: text(data.conn),
		want: data.want === 'connect',
		description: readDescription(data.description),
		candidate: readCandidate(data.candidate),
		refused: isData(data.refused) ? readProblem(data.refused) : undefined,
	};
}

function readRelay(data: Data, closed: Problem | undefined): RelayMessage | undefined {
	const { channel } = data;
	const from = text(data.from);
	const conn = text(data.conn);
	if (from === undefined || conn === undefined) return undefined;
	return {
		type: 'relay',
		from,
		conn,
		channel: channel === 0 || channel === 1 ? channel : undefined,
		frame: typeof data.frame === 'string' ? data.frame : undefined,
		closed,
	};
}

function readDescription(data: unknown): RTCSessionDescriptionInit | undefined {
	if (!isData(data) || typeof data.sdp !== 'string') return undefined;
	return data.type === 'offer' || data.type === 'answer' ? { type: data.type, sdp: data.sdp } : undefined;
}

/** An empty one only says that there are no more. */
function readCandidate(data: unknown): RTCIceCandidateInit | undefined {
	if (!isData(data) || typeof data.candidate !== 'string' || data.candidate === '') return undefined;
	return {
		candidate: data.candidate,
		sdpMid: text(data.sdpMid) ?? null,
		sdpMLineIndex: count(data.sdpMLineIndex) ?? null,
	};
}

/** Where a frame was refused one is missing, and its connection has come to its end. */
function readError(data: Data): HubMessage {
	const ref = isData(data.ref) ? data.ref : {};
	const problem = readProblem(data);
	const of = text(ref.type);
	const to = text(ref.to);
	return of === 'relay' && to !== undefined
		? { type: 'relay', from: to, conn: undefined, channel: undefined, frame: undefined, closed: problem }
		: { type: 'error', problem, of, to };
}
