/** The other side broke the protocol; the link ends with a `bye` that says this. */
export class ProtocolError extends Error {}

/** The other side said hello before it went on with a newer connection: this one is of no use. */
export class LateHello extends Error {}
