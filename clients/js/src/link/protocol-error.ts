/** The other side broke the protocol; the link ends with a `bye` that says this. */
export class ProtocolError extends Error {
	override readonly name = 'ProtocolError';
}
