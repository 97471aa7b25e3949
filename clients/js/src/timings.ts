/** Every time that the protocol or this client names, in milliseconds. Tests shorten them, nobody else should. */
export interface Timings {
	/** The hub has this long to answer `join` (protocol §2). */
	joinTimeoutMs: number;
	/** First pause before joining again; doubles up to {@link Timings.rejoinMaxMs}, with jitter. */
	rejoinFirstMs: number;
	rejoinMaxMs: number;
	/** At least this long after a token the next is asked for, however soon the clock here says it expires. */
	renewMinMs: number;
	/** A connection that is not open by then is given up (protocol §2, *Connecting*). */
	openTimeoutMs: number;
	/** First pause before connecting again; doubles up to {@link Timings.reconnectMaxMs}, with jitter. */
	reconnectFirstMs: number;
	reconnectMaxMs: number;
	/** Each channel's hello has this long to come (protocol §3, *Hello*). */
	helloTimeoutMs: number;
	/** An acknowledgement that finds no frame to ride in goes alone after this (protocol §3). */
	ackAfterMs: number;
	/** Silence after which a ping is sent (protocol §3, *Alive*). */
	pingAfterMs: number;
	/** Silence after which the link counts as disconnected. */
	disconnectedAfterMs: number;
	/** Time disconnected after which the link is lost. */
	lostAfterMs: number;
	/** How often the link looks at its clock. */
	tickMs: number;
	/** A clock that went on by this much more than a tick has jumped: read what has arrived, then judge. */
	jumpMs: number;
	/** What a side whose clock jumped allows itself for reading. */
	jumpGraceMs: number;
	/** How often route, round trip and counters of open connections are refreshed. */
	statisticsMs: number;
	/** What is left to a last message (`bye`) before its connection is closed. */
	closeDelayMs: number;
}

/** The protocol's times. */
export const defaultTimings: Readonly<Timings> = Object.freeze({
	joinTimeoutMs: 10_000,
	rejoinFirstMs: 500,
	rejoinMaxMs: 30_000,
	renewMinMs: 5_000,
	openTimeoutMs: 10_000,
	reconnectFirstMs: 500,
	reconnectMaxMs: 30_000,
	helloTimeoutMs: 10_000,
	ackAfterMs: 50,
	pingAfterMs: 5_000,
	disconnectedAfterMs: 15_000,
	lostAfterMs: 30_000,
	tickMs: 1_000,
	jumpMs: 2_000,
	jumpGraceMs: 1_000,
	statisticsMs: 2_000,
	closeDelayMs: 100,
});
