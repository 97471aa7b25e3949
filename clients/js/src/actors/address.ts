import { isWellFormed } from '../data/read.js';

/** Where an actor is to be found within its hub (protocol, rules at the top). */
export interface ActorAddress {
	/** Label of the channel. */
	readonly channel: string;
	/** The peer that it lives in. */
	readonly peerId: string;
	/** A session id, or `@` and a system id. */
	readonly reference: string;
}

/** Longest {@link ActorAddress.reference}, in characters (protocol §4, `to`). */
export const maxReference = 256;

/** Writes `xstate://{channel}/{peerId}/{sessionId}`, or `…/@{systemId}` for an actor under a well-known name. */
export function formatAddress({ channel, peerId, reference }: ActorAddress): string {
	return `xstate://${[channel, peerId, reference].map(encode).join('/')}`;
}

/**
 * Reads an actor's address.
 *
 * @throws SyntaxError if it is none
 */
export function parseAddress(text: string): ActorAddress {
	const parts = /^xstate:\/\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(text)?.slice(1).map(decode);
	const [channel, peerId, reference] = parts ?? [];
	if (!channel || !peerId || !reference || !isReference(reference)) {
		throw new SyntaxError(
			`“${text}” is no actor's address: xstate://{channel}/{peerId}/{sessionId or @systemId}`,
		);
	}
	return { channel, peerId, reference };
}

/** Whether it can name an actor: a session id, or `@` and a system id, of 1 … 256 characters. */
export function isReference(value: unknown): value is string {
	const isName = typeof value === 'string' && value !== '' && value !== '@' && value.length <= maxReference;
	return isName && isWellFormed(value);
}

/** As the peers in the JVM encode: form encoding, but for `:` and `@`, and `%20` for a space. */
function encode(part: string): string {
	return encodeURIComponent(part)
		.replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
		.replaceAll('%3A', ':')
		.replaceAll('%40', '@');
}

function decode(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return '';
	}
}
