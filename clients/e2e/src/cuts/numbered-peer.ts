/** Where a peer that exchanges numbered messages has got to. */
export interface Status {
	readonly peerId?: string;
	/** Of the link to the other one, as the peer names it. */
	readonly state?: string;
	/** `hub` if frames go through it, else how ICE names it. */
	readonly path?: string;
	readonly problem?: string;
	/** How many direct connections were made or tried; the JVM alone says it. */
	readonly connections?: number;
	/** How often this side has restarted ICE. */
	readonly restarts: number;
	readonly sent: number;
	readonly taken: number;
	readonly undelivered: number;
	readonly received: number;
	/** What is still to be sent. */
	readonly remaining: number;
}

/** What a peer has to show at the end; messages are numbered from 1. */
export interface Books {
	readonly sent: number;
	/** How many the other side has taken, as their senders were told. */
	readonly taken: number;
	/** Numbers of those given up, as their senders were told. */
	readonly undelivered: readonly number[];
	/** Numbers in the order they arrived. */
	readonly received: readonly number[];
}

/** One of two peers in processes of their own that send each other numbered messages as fast as told. */
export interface NumberedPeer extends AsyncDisposable {
	readonly name: string;
	status(): Promise<Status>;
	/** Sends so many more messages, some each millisecond. */
	stream(messages: number): Promise<Status>;
	/** Sends so many more messages at once. */
	burst(messages: number): Promise<Status>;
	/** Closes the data connection from this side. */
	cut(): Promise<Status>;
	/** Closes the socket to the hub without a word. */
	cutSocket(): Promise<Status>;
	books(): Promise<Books>;
	/** Stops the process as a debugger or a suspended laptop does. */
	freeze(): void;
	thaw(): void;
}
