import type { CandidateKind, ConnectionPath } from '../connection-info.js';
import type { PeerConnectionLike } from '../web-apis.js';

/** What statistics say about a connection. */
export interface Route {
	readonly path?: ConnectionPath;
	readonly roundTripTimeMs?: number;
}

/** An entry of the statistics; engines differ in what they fill. */
type Entry = Readonly<Record<string, unknown>>;

/** Reads the route of a connection's packets; empty where the engine does not tell. */
export async function readRoute(peerConnection: PeerConnectionLike): Promise<Route> {
	try {
		const entries = new Map<unknown, Entry>();
		const report = await peerConnection.getStats();
		report.forEach((entry: Entry) => entries.set(entry.id, entry));
		const pair = selectedPair(entries);
		return pair ? describe(pair, entries) : {};
	} catch {
		return {};
	}
}

/** Named by the transport; Firefox has no such entry and marks the pair. */
function selectedPair(entries: Map<unknown, Entry>): Entry | undefined {
	const all = [...entries.values()];
	const named = all.find(
		(entry) => entry.type === 'transport' && entry.selectedCandidatePairId !== undefined,
	);
	const pairs = all.filter((entry) => entry.type === 'candidate-pair');
	return (
		(named && entries.get(named.selectedCandidatePairId)) ??
		pairs.find((pair) => pair.selected === true) ??
		pairs.find((pair) => pair.nominated === true && pair.state === 'succeeded')
	);
}

function describe(pair: Entry, entries: Map<unknown, Entry>): Route {
	const path = describePath(entries.get(pair.localCandidateId), entries.get(pair.remoteCandidateId));
	const seconds = pair.currentRoundTripTime;
	return {
		...(path && { path }),
		...(typeof seconds === 'number' && { roundTripTimeMs: seconds * 1_000 }),
	};
}

function describePath(local: Entry | undefined, remote: Entry | undefined): ConnectionPath | undefined {
	const localKind = kind(local);
	const remoteKind = kind(remote);
	if (!localKind || !remoteKind) return undefined;
	const localAddress = address(local);
	const remoteAddress = address(remote);
	const protocol = local?.protocol;
	return {
		local: localKind,
		remote: remoteKind,
		...(localAddress !== undefined && { localAddress }),
		...(remoteAddress !== undefined && { remoteAddress }),
		...(typeof protocol === 'string' && { protocol: protocol.toLowerCase() }),
	};
}

function kind(candidate: Entry | undefined): CandidateKind | undefined {
	const type = candidate?.candidateType;
	return type === 'host' || type === 'srflx' || type === 'prflx' || type === 'relay' ? type : undefined;
}

/** Browsers leave out or empty what a page must not know. */
function address(candidate: Entry | undefined): string | undefined {
	const stated = candidate?.address ?? candidate?.ip;
	if (typeof stated !== 'string' || stated === '') return undefined;
	const host = stated.includes(':') ? `[${stated}]` : stated;
	return typeof candidate?.port === 'number' ? `${host}:${candidate.port}` : host;
}
