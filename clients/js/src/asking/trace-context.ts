/**
 * The trace in which an event is sent, as W3C Trace Context writes it. The receiver goes on with it, and ignores one that
 * is not well-formed.
 */
export interface TraceContext {
	/** Version, trace, span and flags, such as `00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01`. */
	readonly traceparent: string;
	/** What tracing systems add, at most 512 characters. */
	readonly tracestate?: string;
}

/** From where an event is sent. */
export interface SendOptions {
	/** Session id of the actor that sends, if one does. */
	readonly from?: string;
	/** The trace that the event belongs to. */
	readonly trace?: TraceContext;
}

/** What a message says of where it comes from. */
export function origin({ from, trace }: SendOptions): object {
	return {
		...(from !== undefined && { from }),
		...(trace && { traceparent: trace.traceparent }),
		...(trace?.tracestate !== undefined && { tracestate: trace.tracestate }),
	};
}
