/** What a peer of the interoperation tests is told to do, one JSON object a line. */
export interface Command {
	readonly id: number;
	readonly do: string;
	readonly url?: string;
	readonly channel?: string;
	readonly name?: string;
	readonly systemId?: string;
	readonly to?: string;
	readonly peerId?: string;
	readonly event?: { readonly type: string; readonly [member: string]: unknown };
	/** How often to send; each event's `by` is its number then. */
	readonly times?: number;
	readonly timeoutMs?: number;
}

/** What it says: once what came of a command, and with `on` what came of it later. */
export type Line =
	| { readonly id: number; readonly ok: unknown }
	| { readonly id: number; readonly error: Failure }
	| ({ readonly on: number } & Later);

/** Told later of a subscription, a watch or an inspection. */
export interface Later {
	readonly snapshot?: Snapshot;
	readonly emitted?: { readonly type: string; readonly count?: number };
	readonly complete?: { readonly status?: string; readonly output?: unknown };
	readonly failure?: Failure;
	readonly event?: InspectionEvent;
}

export interface Failure {
	readonly code: string;
	readonly message: string;
}

export interface Snapshot {
	readonly status: string;
	readonly value?: unknown;
	readonly context?: { readonly count?: number; readonly taken?: readonly number[] };
	readonly output?: unknown;
}

/** An inspection event, `synced` and `gap` among them. */
export interface InspectionEvent {
	readonly type: string;
	readonly sessionId?: string;
	readonly sessionIds?: readonly string[];
	readonly systemId?: string;
	readonly sourceId?: string;
	readonly event?: { readonly type: string };
	readonly snapshot?: Snapshot;
}

/** What an actor did with the event of an ask. */
export interface Reply {
	readonly accepted?: boolean;
	readonly value?: unknown;
}

/** How a peer stands with another, by its own names. */
export interface Connection {
	readonly state: string;
	readonly conn: string;
	readonly link: string;
}
