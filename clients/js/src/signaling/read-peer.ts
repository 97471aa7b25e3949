import { type Data, objects, text, texts } from '../data/read.js';
import type { Peer, Service } from '../peer.js';

/** Reads a member's entry; undefined if it has no id. */
export function readPeer(data: Data): Peer | undefined {
	const peerId = text(data.peerId);
	if (peerId === undefined || peerId === '') return undefined;
	const instance = text(data.instance);
	return Object.freeze({
		peerId,
		name: text(data.name) ?? '',
		...(instance === undefined ? {} : { instance }),
		kind: text(data.kind) ?? '',
		iceRestart: data.iceRestart === true,
		services: objects(data.services).flatMap(readService),
		permissions: texts(data.permissions),
	});
}

function readService(data: Data): Service[] {
	const systemId = text(data.systemId);
	const src = text(data.src);
	return systemId === undefined ? [] : [{ systemId, ...(src === undefined ? {} : { src }) }];
}
